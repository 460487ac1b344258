ami "abc"

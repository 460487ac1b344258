a = "C:\dir"

bucket = "states"
stage  = "is the key of an object here"

a"b"c{
}

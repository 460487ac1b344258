if a == 1 {
}

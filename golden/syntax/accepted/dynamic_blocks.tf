a "b" "c" {
  dynamic "d" {
    for_each = e
    iterator = f
    labels   = ["g"]
    content {
      h = f.value
    }
  }
}

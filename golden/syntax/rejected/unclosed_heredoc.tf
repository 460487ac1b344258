resource "a" "b" {
  c = <<EOT
    d
    EOT,
}

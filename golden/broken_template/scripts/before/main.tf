output "shell" {
  value = templatefile("${path.module}/start.sh", {
    bucket = "orders"
  })
}

output "javascript" {
  value = templatefile("${path.module}/canary.js", {})
}

output "open" {
  value = templatefile("${path.module}/open.txt", { name = "x" })
}

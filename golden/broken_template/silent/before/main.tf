output "fine" {
  value = templatefile("${path.module}/fine.sh", { bucket = "orders" })
}

output "read" {
  value = file("${path.module}/start.sh")
}

output "tried" {
  value = try(templatefile("${path.module}/start.sh", {}), "")
}

output "missing" {
  value = templatefile("${path.module}/not.sh", {})
}

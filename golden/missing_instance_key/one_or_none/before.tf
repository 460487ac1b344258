variable "create" {
  type = bool
}

resource "aws_eip" "nat" {
  count = var.create ? 1 : 0
}

resource "aws_eip" "other" {
  count = var.create ? 0 : 1
}

output "address" {
  value = aws_eip.nat.public_ip
}

output "text" {
  value = "at ${aws_eip.other.public_ip}"
}

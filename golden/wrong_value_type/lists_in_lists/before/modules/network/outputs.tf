resource "aws_subnet" "private" {
  count      = 2
  vpc_id     = "vpc-0a1b2c3d"
  cidr_block = "10.0.${count.index}.0/24"
}

output "private_subnets" {
  description = "The subnets"
  value       = aws_subnet.private[*].id
}

output "groups" {
  value = [
    "sg-0a1b2c3d",
  ]
}

output "vpc_id" {
  value = "vpc-0123456789abcdef0"
}

output "subnet_ids" {
  value = ["subnet-0123456789abcdef0"]
}

output "vpc_id" {
  value = "vpc-0abc"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_lb" "web" {
  subnets = ["subnet-0a", "subnet-0b"]
}

resource "aws_s3_bucket" "logs" {}

resource "aws_db_instance" "main" {
  instance_class = "db.t3.micro"
}

output "known" {
  value = [
    aws_vpc.main.vpc_id,           # the words of the type
    aws_lb.web.load_balancer_arn,  # and of the service
    aws_lb.web.DnsName == "",
    aws_s3_bucket.logs.bucket_regional_domain,
  ]
}

output "unknown" {
  value = [
    aws_lb.web.hosted_zone_id,
    aws_s3_bucket.logs.bucket_name,
    aws_db_instance.main.db_instance_identifier, # id or identifier
    aws_vpc.main.cidr,
  ]
}

resource "aws_lambda_function_url" "main" {
  function_name      = "main"
  authorization_type = "NONE"
}

output "said_besides" {
  value = [
    aws_lb.web.dns,
    aws_lambda_function_url.main.url,
  ]
}

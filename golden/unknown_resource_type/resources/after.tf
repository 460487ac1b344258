resource "aws_sqs" "orders" {
  name = "orders"
}

resource "aws_security_group_vpc_association" "web" {
  security_group_id = "sg-1"
  vpc_id            = "vpc-1"
}

resource "aws_vpc_block_public_access_options" "all" {
  internet_gateway_block_mode = "block-bidirectional"
}

# nothing is like this one
resource "aws_quantum_teleporter" "main" {
  count = 0
}

# a data source
resource "aws_caller_identity" "me" {}

# another fixer has its right name
resource "aws_s3_bucket_encryption" "logs" {
  bucket = "logs"
}

resource "aws_route53_hosted_zones" "main" {
  name = "example.org"
}

resource "random_passwort" "main" {
  length = 16
}

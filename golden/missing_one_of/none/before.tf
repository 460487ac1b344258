resource "aws_autoscaling_group" "workers" {
  min_size           = 1
  max_size           = 3
  availability_zones = ["eu-west-1a"]
}

resource "aws_lambda_function" "report" {
  function_name = "report"
  role          = "arn:aws:iam::123456789012:role/report"
  runtime       = "python3.12"
  handler       = "main.handler"
  filename      = null
}

# An instance type alone is not enough, and an image is.
resource "aws_instance" "bastion" {
  instance_type = "t3.micro"
}

resource "aws_vpc_security_group_ingress_rule" "any" {
  security_group_id = "sg-0a1b2c3d"
  ip_protocol       = "-1"
}

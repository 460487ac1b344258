variable "environment" {
  type    = string
  default = "dev"

  validation {
    condition     = strict
    error_message = "no"
  }
}

locals {
  size  = small
  level = "${var.environment}"
  all   = var
}

resource "aws_instance" "worker" {
  ami               = local.size
  instance_type     = "t3.micro"
  availability_zone = aws_subnet
  subnet_id         = enviroment

  tags = {
    Name = worker
  }
}

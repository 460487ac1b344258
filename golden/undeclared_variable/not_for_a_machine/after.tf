variable "environment" {
  type = string
}

locals {
  zone = "eu-west-1a"
}

resource "aws_instance" "worker" {
  ami               = "ami-0abc"
  instance_type     = "t3.micro"
  availability_zone = var.zone

  tags = {
    Environment = var.environment
  }
}

output "ids" {
  value = aws_instance.worker.id
}

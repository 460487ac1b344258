variable "environment" {
  type = string
}

locals {
  zone = "eu-west-1a"
  size = max(var.least, 2)
}

resource "aws_instance" "worker" {
  ami               = "ami-0abc"
  instance_type     = "t3.micro"
  availability_zone = var.zone
  subnet_id         = var.network.subnet
  monitoring        = var.watched
  count             = var.watched ? 1 : 0

  tags = {
    Environment = var.enviroment
  }
}

output "ids" {
  value = aws_instance.worker[*].id
}

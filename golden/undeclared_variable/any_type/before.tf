variable "environment" {
  type = string
}

# an attribute of an object tells nothing of its type
locals {
  size = max(var.least, 2)
}

resource "aws_instance" "worker" {
  count         = var.watched ? 1 : 0
  ami           = "ami-0abc"
  instance_type = "t3.micro"
  subnet_id     = var.network.subnet
  monitoring    = var.watched
  tags          = merge(var.labels, { Environment = var.environment })
}

output "ids" {
  value = aws_instance.worker[*].id
}

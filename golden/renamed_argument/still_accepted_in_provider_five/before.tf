terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}


resource "aws_eip" "nat" {
  vpc = true
}

resource "aws_instance" "main" {
  ami            = "ami-0123456789abcdef0"
  instance_type  = "c5.2xlarge"
  cpu_core_count = 4
}

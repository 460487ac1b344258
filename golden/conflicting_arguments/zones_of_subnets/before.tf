terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "region" {
  default = "us-east-1"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "public" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
}

resource "aws_autoscaling_group" "web" {
  min_size             = 1
  max_size             = 2
  launch_configuration = "web"
  vpc_zone_identifier  = aws_subnet.public[*].id

  # in two zones
  availability_zones = ["${var.region}a", "${var.region}b"]
}

# Which of them is meant is not known: the list of subnets may be null.
variable "subnet_ids" {
  type    = list(string)
  default = null
}

resource "aws_autoscaling_group" "either" {
  min_size             = 1
  max_size             = 2
  launch_configuration = "web"
  vpc_zone_identifier  = var.subnet_ids
  availability_zones   = ["${var.region}a", "${var.region}b"]
}

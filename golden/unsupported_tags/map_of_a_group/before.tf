terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_autoscaling_group" "web" {
  name               = "web"
  availability_zones = ["us-east-1a"]
  min_size           = 1
  max_size           = 2

  launch_template {
    name = "web"
  }

  # whose it is
  tags = {
    Name = "web" # the first
    Team = "shop"
  }
}

resource "aws_autoscaling_group" "other" {
  name               = "other"
  availability_zones = ["us-east-1a"]
  min_size           = 1
  max_size           = 2

  launch_template {
    name = "other"
  }

  tags = merge(var.tags, { Name = "other" })
}

variable "tags" {
  type = map(string)
}

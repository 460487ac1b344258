terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

# kept for the reports
# of 2012
removed {
  from = aws_simpledb_domain.users

  lifecycle {
    destroy = false
  }
}

removed {
  from = aws_opsworks_stack.shop

  lifecycle {
    destroy = false
  }
}

removed {
  from = aws_opsworks_instance.web

  lifecycle {
    destroy = false
  }
}

data "aws_subnets" "private" {
  vpc_id = "vpc-0a"
}

output "subnets" {
  value = "${join(",", data.aws_subnets.private.ids)}"
}

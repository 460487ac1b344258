terraform {
  required_version = ">= 1.5"
}

# aws_vpc.main
resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = "aws_vpc.main"
  dashboard_body = jsonencode({ aws_vpc = "$${aws_vpc.main.id}" })

  lifecycle {
    ignore_changes = [dashboard_body]
  }
}

resource "aws_security_group" "web" {
  name = "web"

  dynamic "ingress" {
    for_each = [443]
    iterator = aws_port
    content {
      from_port = aws_port.value
      to_port   = aws_port.value
      protocol  = "tcp"
    }
  }
}

check "name" {
  data "aws_vpc" "scoped" {
    default = true
  }

  assert {
    condition     = data.aws_vpc.scoped.id != ""
    error_message = "There is no default VPC."
  }
}

moved {
  from = aws_security_group.old
  to   = aws_security_group.web
}

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, 1)
}

resource "aws_security_group_rule" "open" {
  type             = "ingress"
  protocol         = "tcp"
  from_port        = 443
  to_port          = 443
  cidr_blocks      = ["0.0.0.0/0", "10.1.2.3/32"]
  ipv6_cidr_blocks = ["::/0"]

  security_group_id = var.group
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/b"
  certificate_arn   = ""

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:${var.region}:123456789012:targetgroup/a/b"
  }
}

resource "aws_db_instance" "main" {
  backup_window      = "03:00-04:00"
  maintenance_window = "Sun:05:00-Sun:06:00"
}

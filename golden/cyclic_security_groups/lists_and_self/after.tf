provider "aws" {
  alias  = "edge"
  region = "us-east-1"
}

variable "clients" {
  type = list(string)
}

locals {
  ports = { from = 8000, to = 8100 }
}

resource "aws_vpc_security_group_ingress_rule" "nodes_from_balancer" {
  security_group_id = aws_security_group.nodes.id
  cidr_ipv4         = "10.9.0.0/16"
  ip_protocol       = "-1"
}

resource "aws_security_group" "nodes" {
  provider = aws.edge
}

resource "aws_vpc_security_group_ingress_rule" "nodes_ingress" {
  for_each = toset(var.clients)
  provider = aws.edge

  security_group_id = aws_security_group.nodes.id
  cidr_ipv4         = each.value
  from_port         = local.ports.from
  to_port           = local.ports.to
  ip_protocol       = "tcp"
}

resource "aws_vpc_security_group_ingress_rule" "nodes_from_balancer_2" {
  provider = aws.edge

  security_group_id            = aws_security_group.nodes.id
  referenced_security_group_id = aws_security_group.balancer.id
  from_port                    = local.ports.from
  to_port                      = local.ports.to
  ip_protocol                  = "tcp"
}

resource "aws_vpc_security_group_ingress_rule" "nodes_from_itself" {
  provider = aws.edge

  security_group_id            = aws_security_group.nodes.id
  referenced_security_group_id = aws_security_group.nodes.id
  from_port                    = local.ports.from
  to_port                      = local.ports.to
  ip_protocol                  = "tcp"
}

resource "aws_security_group" "balancer" {
  provider = aws.edge
  egress {
    from_port       = 8000
    to_port         = 8100
    protocol        = "tcp"
    security_groups = aws_security_group.nodes[*].id
  }
}

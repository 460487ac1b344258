resource "aws_security_group" "web" {
  egress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    security_groups = [aws_security_group.api.id]
  }

  # aws_security_group.worker may come in later
  description = "in front of aws_security_group.api"
}

resource "aws_security_group" "api" {
  # not from aws_security_group.web: see aws_vpc_security_group_ingress_rule
  egress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    security_groups = [aws_security_group.worker.id]
  }
}

resource "aws_security_group" "worker" {
  tags = { "aws_security_group.web" = "no" }
}

resource "aws_vpc_security_group_ingress_rule" "api_from_web" {
  security_group_id            = aws_security_group.api.id
  referenced_security_group_id = aws_security_group.web.id
  from_port                    = 443
  to_port                      = 443
  ip_protocol                  = "tcp"
}

# a cycle that is not of rules is left to others
resource "aws_security_group" "one" {
  tags = { other = aws_security_group.two.id }
}

resource "aws_security_group" "two" {
  tags = { other = aws_security_group.one.id }
}

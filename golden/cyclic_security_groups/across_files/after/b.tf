resource "aws_security_group" "b" {
}

resource "aws_vpc_security_group_ingress_rule" "b_from_a" {
  security_group_id            = aws_security_group.b.id
  referenced_security_group_id = aws_security_group.a.id
  from_port                    = 80
  to_port                      = 80
  ip_protocol                  = "tcp"
}

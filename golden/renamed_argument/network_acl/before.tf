resource "aws_network_acl" "main" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    rule_number = 100
    rule_action = "allow"
    protocol    = "tcp"
    cidr_block  = "10.0.0.0/8"
    from_port   = 443
    to_port     = 443
  }
}

resource "aws_network_acl_rule" "main" {
  network_acl_id = aws_network_acl.main.id
  rule_no        = 200
  action         = "deny"
  protocol       = "-1"
  cidr_block     = "0.0.0.0/0"
}

resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port = 0
    to_port   = 65535 # all
    protocol  = "-1"
    self      = true
  }

  egress {
    from_port   = 0
    to_port     = 65535
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

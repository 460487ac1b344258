resource "aws_security_group" "web" {
  name        = "web"
  description = "The cafes web tier - HTTPS to shop..."

  ingress {
    description = "from everybody / all"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description = "for <all>"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "words" {
  name        = "words"
  description = "商店"
}

variable "rules" {
  type = list(any)
}

variable "key" {
  default = "self"
}

resource "aws_security_group" "web" {
  name    = "web"
  ingress = var.rules
  egress  = []
}

resource "aws_security_group" "whole" {
  name = "whole"

  ingress = [
    {
      description      = "HTTPS"
      from_port        = 443
      to_port          = 443
      protocol         = "tcp"
      cidr_blocks      = ["0.0.0.0/0"]
      ipv6_cidr_blocks = null
      prefix_list_ids  = null
      security_groups  = null
      self             = null
      comment          = "what is too much goes"
    },
  ]

  # its keys are not known
  egress = [{ from_port = 0, to_port = 0, protocol = "-1", (var.key) = true }]
}

resource "aws_security_group" "blocks" {
  name = "blocks"

  ingress {
    from_port = 443
    to_port   = 443
    protocol  = "tcp"
  }
}

resource "aws_security_group" "lists" {
  name    = "lists"
  ingress = concat([{ from_port = 443 }], var.rules)
}

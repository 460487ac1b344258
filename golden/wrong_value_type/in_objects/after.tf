resource "aws_security_group" "web" {
  name = "web"

  ingress = [
    {
      description      = null
      from_port        = "https"
      to_port          = "443"
      protocol         = "tcp"
      cidr_blocks      = ["0.0.0.0/0"]
      ipv6_cidr_blocks = ["::/0"]
      prefix_list_ids  = null
      security_groups  = [aws_security_group.lb.id]
      self             = false
    },
  ]
}

resource "aws_security_group" "lb" {
  name = "lb"
}

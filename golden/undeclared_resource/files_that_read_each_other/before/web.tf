resource "aws_lb" "web" {
  security_groups = [aws_security_group.web.id]
  subnets         = aws_subnet.public[*].id
}

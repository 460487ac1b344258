resource "aws_elasticache_security_group" "old" {
  name                 = "cache"
  security_group_names = [aws_security_group.web.name]
}

resource "aws_security_group" "web" {
  name   = "web-sg-${var.environment}"
  vpc_id = var.vpc_id
  tags   = { Name = "sg-web-${var.environment}" }
}

output "security_group" {
  value = aws_security_group.web.name
}

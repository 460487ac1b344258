resource "aws_elasticache_security_group" "old" {
  name                 = "cache"
  security_group_names = ["sg-web-${var.environment}"]
}

resource "aws_security_group" "web" {
  name   = "sg-web-${var.environment}"
  vpc_id = var.vpc_id
  tags   = { Name = "sg-web-${var.environment}" }
}

output "security_group" {
  value = "sg-web-${var.environment}"
}

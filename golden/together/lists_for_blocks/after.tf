# The name is that of several, and the value a list of them.
resource "aws_elasticache_parameter_group" "cache" {
  name   = "cache"
  family = "redis7"

  parameter {
    name  = "timeout"
    value = "300"
  }
}

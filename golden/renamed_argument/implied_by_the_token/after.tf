resource "aws_elasticache_replication_group" "with" {
  replication_group_id       = "with"
  description                = "with a token"
  transit_encryption_enabled = true
  auth_token                 = var.token
  # that is what the token is for
}

resource "aws_elasticache_replication_group" "without" {
  replication_group_id = "without"
  description          = "without a token"
}

variable "token" {
  type = string
}

resource "aws_elasticache_replication_group" "missing" {
  replication_group_id = "missing"
  description          = "it is not said which"
  auth_token_enabled   = true
}

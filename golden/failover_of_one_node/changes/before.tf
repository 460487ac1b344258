resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "sessions"
  description          = "sessions"
  node_type            = "cache.t3.micro"
  num_cache_clusters   = 2
  multi_az_enabled     = true # in two zones
}

resource "aws_elasticache_replication_group" "shards" {
  replication_group_id    = "shards"
  description             = "shards"
  node_type               = "cache.t3.micro"
  num_node_groups         = 2
  replicas_per_node_group = 1
  multi_az_enabled        = true
}

resource "aws_elasticache_replication_group" "alone" {
  replication_group_id       = "alone"
  description                = "alone"
  node_type                  = "cache.t3.micro"
  num_cache_clusters         = 1
  automatic_failover_enabled = true
}

resource "aws_elasticache_replication_group" "zones" {
  replication_group_id = "zones"
  description          = "zones"
  node_type            = "cache.t3.micro"
  num_cache_clusters   = 1
  multi_az_enabled     = true
}

resource "aws_elasticache_replication_group" "never" {
  replication_group_id       = "never"
  description                = "never"
  node_type                  = "cache.t3.micro"
  num_cache_clusters         = 2
  multi_az_enabled           = true
  automatic_failover_enabled = false
}

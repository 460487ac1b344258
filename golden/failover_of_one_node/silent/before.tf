variable "nodes" {
  type = number
}

resource "aws_elasticache_replication_group" "two" {
  replication_group_id       = "two"
  description                = "two"
  node_type                  = "cache.t3.micro"
  num_cache_clusters         = 2
  multi_az_enabled           = true
  automatic_failover_enabled = true
}

# one node is what is made where no number is given, and that is not refused
resource "aws_elasticache_replication_group" "none" {
  replication_group_id       = "none"
  description                = "none"
  node_type                  = "cache.t3.micro"
  automatic_failover_enabled = true
}

resource "aws_elasticache_replication_group" "some" {
  replication_group_id       = "some"
  description                = "some"
  node_type                  = "cache.t3.micro"
  num_cache_clusters         = var.nodes
  automatic_failover_enabled = true
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id = "main"
  description          = "main"

  cluster_mode {
    network_type = "IPV4"
  }
}

resource "aws_unknown_type" "main" {
  status = "enabled"
}

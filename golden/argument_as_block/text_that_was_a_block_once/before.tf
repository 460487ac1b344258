resource "aws_elasticache_replication_group" "main" {
  replication_group_id = "main"
  description          = "main"

  cluster_mode {
    num_node_groups         = 2
    replicas_per_node_group = 1
  }
}

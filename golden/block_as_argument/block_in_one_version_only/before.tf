resource "aws_ecs_service" "web" {
  name = "web"

  deployment_configuration = {
    strategy = "ROLLING"
  }
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id = "main"
  description          = "main"
  cluster_mode         = "enabled"
}

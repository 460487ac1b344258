locals {
  settings = true ? local.settings : []
}

resource "aws_ecs_cluster" "main" {
  name    = "main"
  setting = local.settings
}

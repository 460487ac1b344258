resource "aws_ecs_cluster" "main" {
  name = "main"
  setting = [ # what is measured
    {
      name  = "containerInsights"
      value = "enabled"
    }
  ]
}

variable "insights" {
  type    = bool
  default = true
}

resource "aws_ecs_cluster" "main" {
  name    = "main"
  setting = var.insights ? [{ name = "containerInsights", value = "enabled" }] : []
}

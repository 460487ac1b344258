variable "insights" {
  type    = bool
  default = true
}

resource "aws_ecs_cluster" "main" {
  name = "main"
  dynamic "setting" {
    for_each = var.insights ? [{ name = "containerInsights", value = "enabled" }] : []

    content {
      name  = setting.value.name
      value = setting.value.value
    }
  }
}

variable "settings" {
  type = list(object({
    name  = string
    value = string
  }))
  default = []
}

resource "aws_ecs_cluster" "main" {
  name = "main"
  dynamic "setting" {
    for_each = var.settings

    content {
      name  = setting.value.name
      value = setting.value.value
    }
  }
}

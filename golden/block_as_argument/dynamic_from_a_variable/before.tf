variable "settings" {
  type = list(object({
    name  = string
    value = string
  }))
  default = []
}

resource "aws_ecs_cluster" "main" {
  name    = "main"
  setting = var.settings
}

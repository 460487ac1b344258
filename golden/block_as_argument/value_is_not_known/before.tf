variable "settings" {
  type = any
}

variable "nullable" {
  type    = list(object({ name = string, value = string }))
  default = null
}

resource "aws_ecs_cluster" "main" {
  name    = "main"
  setting = var.settings
}

resource "aws_ecs_cluster" "other" {
  name    = "other"
  setting = var.nullable
}

resource "aws_ecs_cluster" "third" {
  name    = "third"
  setting = "containerInsights"
}

resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  deployment_configuration {
    maximum_percent = var.fast ? 200 : (
      150
    )
    minimum_healthy_percent = lookup(var.settings, "minimum", 100)
  }
}

variable "fast" {
  type = bool
}

variable "settings" {
  type = map(number)
}

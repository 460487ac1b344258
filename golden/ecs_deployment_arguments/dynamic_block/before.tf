resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  dynamic "deployment_configuration" {
    for_each = var.deployments
    content {
      maximum_percent = deployment_configuration.value
    }
  }
}

variable "deployments" {
  type = list(number)
}

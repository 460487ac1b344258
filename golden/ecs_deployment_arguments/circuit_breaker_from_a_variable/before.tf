resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  deployment_configuration {
    maximum_percent            = 200
    deployment_circuit_breaker = var.breaker
  }
}

variable "breaker" {
  type = any
}

resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  deployment_maximum_percent         = 200
  deployment_minimum_healthy_percent = 100

  dynamic "deployment_circuit_breaker" {
    for_each = var.breaker ? [true] : []
    content {
      enable   = deployment_circuit_breaker.value
      rollback = true
    }
  }
}

variable "breaker" {
  type = bool
}

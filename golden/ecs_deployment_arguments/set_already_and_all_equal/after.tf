resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  deployment_maximum_percent = 200

  # on

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

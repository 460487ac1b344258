resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  deployment_configuration {
    deployment_circuit_breaker {
      enable   = true
      rollback = true
    }
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

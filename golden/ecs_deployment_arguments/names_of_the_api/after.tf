resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  deployment_maximum_percent         = 200
  deployment_minimum_healthy_percent = 100

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  alarms {
    alarm_names = ["errors"]
    enable      = true
    rollback    = true
  }
}

resource "aws_ecs_service" "api" {
  name            = "api"
  task_definition = "api:1"

  deployment_maximum_percent = 150

  deployment_circuit_breaker {
    enable   = true
    rollback = false
  }
}

resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  deployment_configuration {
    maximumPercent        = 200
    minimumHealthyPercent = 100

    deployment_circuit_breaker {
      enable   = true
      rollback = true
    }

    alarms {
      alarmNames = ["errors"]
      enable     = true
      rollback   = true
    }
  }
}

resource "aws_ecs_service" "api" {
  name            = "api"
  task_definition = "api:1"

  deployment_configuration = {
    maximumPercent = 150
    deploymentCircuitBreaker = {
      enable   = true
      rollback = false
    }
  }
}

resource "aws_ecs_service" "web" {
  for_each = { web = 200 }

  name            = "web"
  task_definition = "web:1"

  deployment_configuration {
    maximum_percent         = each.value
    minimum_healthy_percent = 100
  }
}

resource "aws_ecs_service" "api" {
  count = 2

  name            = "api"
  task_definition = "web:1"

  deployment_configuration {
    maximum_percent         = 200
    minimum_healthy_percent = 100
  }
}

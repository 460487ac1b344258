resource "aws_ecs_service" "web" {
  for_each = { web = 200 }

  name            = "web"
  task_definition = "web:1"

  deployment_maximum_percent         = each.value
  deployment_minimum_healthy_percent = 100
}

resource "aws_ecs_service" "api" {
  count = 2

  name            = "api"
  task_definition = "web:1"

  deployment_maximum_percent         = 200
  deployment_minimum_healthy_percent = 100
}

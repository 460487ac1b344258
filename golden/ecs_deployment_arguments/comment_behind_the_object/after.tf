resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  # half more
  deployment_maximum_percent = 150

  desired_count = 2
}

resource "aws_ecs_service" "api" {
  name            = "api"
  task_definition = "api:1"
  # half more
  deployment_maximum_percent = 150
  desired_count              = 2
}

resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  deployment_configuration = {
    maximum_percent = 150
  } # half more

  desired_count = 2
}

resource "aws_ecs_service" "api" {
  name                     = "api"
  task_definition          = "api:1"
  deployment_configuration = { maximum_percent = 150 } # half more
  desired_count            = 2
}

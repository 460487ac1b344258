resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  # nothing else
  deployment_maximum_percent = 200
}

resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  # at most twice as many
  deployment_maximum_percent         = 200 # per cent
  deployment_minimum_healthy_percent = 100 # never fewer
}

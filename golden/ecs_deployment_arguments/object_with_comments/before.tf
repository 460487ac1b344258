resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  deployment_configuration = {
    # at most twice as many
    maximum_percent         = 200, # per cent
    minimum_healthy_percent = 100, # never fewer
  }
}

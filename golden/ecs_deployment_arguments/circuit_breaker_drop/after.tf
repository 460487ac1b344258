resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  # roll back
  deployment_maximum_percent         = 200
  deployment_minimum_healthy_percent = 100
}

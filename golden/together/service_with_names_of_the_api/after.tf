resource "aws_ecs_service" "web" {
  name = "web"

  deployment_maximum_percent         = 200
  deployment_minimum_healthy_percent = 100

  deployment_configuration {
    strategy             = "BLUE_GREEN"
    bake_time_in_minutes = 5
  }
}

resource "aws_ecs_service" "web" {
  name = "web"

  deployment_configuration {
    strategy              = "BLUE_GREEN"
    bakeTimeInMinutes     = 5
    maximumPercent        = 200
    minimumHealthyPercent = 100
  }
}

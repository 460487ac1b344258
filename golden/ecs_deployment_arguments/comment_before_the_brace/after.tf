resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  /* as the API has it */
  deployment_maximum_percent = 200
}

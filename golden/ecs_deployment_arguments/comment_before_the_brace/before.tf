resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  deployment_configuration /* as the API has it */ {
    maximum_percent = 200
  }
}

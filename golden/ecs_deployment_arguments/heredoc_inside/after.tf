resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  deployment_maximum_percent = length(<<-EOT
      two hundred
        and more
    EOT
  )
  deployment_minimum_healthy_percent = 100
}

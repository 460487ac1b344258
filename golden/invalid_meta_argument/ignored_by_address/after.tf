resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "main"
  task_definition = "web:1"

  lifecycle {
    ignore_changes = [desired_count, task_definition, aws_lb.web.name]
  }
}

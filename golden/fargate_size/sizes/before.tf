variable "memory" {
  type = number
}

resource "aws_ecs_task_definition" "fitting" {
  family                   = "web"
  container_definitions    = "[]"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 1024
  memory                   = "3072"
}

resource "aws_ecs_task_definition" "given" {
  family                   = "web"
  container_definitions    = "[]"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 1024
  memory                   = var.memory
}

resource "aws_ecs_task_definition" "on_instances" {
  family                   = "web"
  container_definitions    = "[]"
  requires_compatibilities = ["EC2"]
  cpu                      = 1024
  memory                   = 512
}

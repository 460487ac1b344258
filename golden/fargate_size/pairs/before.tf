resource "aws_ecs_task_definition" "numbers" {
  family                   = "web"
  container_definitions    = "[]"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 1024
  memory                   = 512 # MiB
}

resource "aws_ecs_task_definition" "texts" {
  family                   = "web"
  container_definitions    = "[]"
  requires_compatibilities = ["EC2", "FARGATE"]
  cpu                      = "8192"
  memory                   = "18000"
}

resource "aws_ecs_task_definition" "too_much" {
  family                   = "web"
  container_definitions    = "[]"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 4096
}

resource "aws_ecs_task_definition" "no_size" {
  family                   = "web"
  container_definitions    = "[]"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 300
  memory                   = 700
}

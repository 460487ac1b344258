resource "aws_ecs_service" "web" {
  name          = "web"
  launch_type   = "FARGATE" # no servers
  desired_count = 2

  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    base              = 1
    weight            = 1
  }

  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = 3
  }
}

resource "aws_ecs_service" "on_instances" {
  name        = "on-instances"
  launch_type = "EC2"

  capacity_provider_strategy {
    capacity_provider = aws_ecs_capacity_provider.main.name
    weight            = 1
  }
}

resource "aws_ecs_service" "contradicts_itself" {
  name        = "contradicts-itself"
  launch_type = "FARGATE"

  capacity_provider_strategy {
    capacity_provider = aws_ecs_capacity_provider.main.name
    weight            = 1
  }
}

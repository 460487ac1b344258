resource "aws_ecs_service" "web" {
  name        = "web"
  launch_type = "FARGATE"
}

resource "aws_ecs_service" "either" {
  name        = "either"
  launch_type = var.spot ? null : "FARGATE"

  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = 1
  }
}

resource "aws_ecs_service" "some" {
  name        = "some"
  launch_type = "FARGATE"

  dynamic "capacity_provider_strategy" {
    for_each = var.strategy

    content {
      capacity_provider = capacity_provider_strategy.key
      weight            = capacity_provider_strategy.value
    }
  }
}

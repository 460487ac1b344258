resource "aws_security_group" "tasks" { name = "sg-tasks" } # for the service

resource "aws_lb_target_group" "api" {
  name   = "${var.project}-${var.customer_id}-api"
  vpc_id = var.vpc_id
}

resource "aws_ecs_service" "api" {
  name            = "api"
  cluster         = var.cluster
  task_definition = var.task_definition

  deployment_configuration {
    maximum_percent         = 200
    minimum_healthy_percent = 100
  }
}

resource "aws_appmesh_virtual_node" "api" {
  name      = "api"
  mesh_name = var.mesh

  spec {
    backend {
      dynamic "virtual_service" {
        for_each = var.backends
        content {
          virtual_service_name = virtual_service.value
        }
      }
    }
  }
}

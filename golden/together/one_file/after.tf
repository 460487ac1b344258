resource "aws_security_group" "tasks" { name = "tasks-sg" } # for the service

resource "aws_lb_target_group" "api" {
  name   = substr("${var.project}-${var.customer_id}-api", 0, 32)
  vpc_id = var.vpc_id
}

resource "aws_ecs_service" "api" {
  name            = "api"
  cluster         = var.cluster
  task_definition = var.task_definition

  deployment_maximum_percent         = 200
  deployment_minimum_healthy_percent = 100
}

resource "aws_appmesh_virtual_node" "api" {
  name      = "api"
  mesh_name = var.mesh

  spec {
    dynamic "backend" {
      for_each = var.backends
      content {
        virtual_service {
          virtual_service_name = backend.value
        }
      }
    }
  }
}

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 4.0"
    }
  }
}

resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    backend {
      dynamic "virtual_service" {
        for_each = ["api.local", "auth.local"]
        content {
          virtual_service_name = virtual_service.value
        }
      }
    }
  }
}

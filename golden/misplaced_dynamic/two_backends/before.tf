resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    backend {
      dynamic "virtual_service" {
        for_each = var.backends
        content {
          virtual_service_name = virtual_service.value
        }
      }
    }

    backend {
      dynamic "virtual_service" {
        for_each = ["auth.local", "web.local"]
        content {
          virtual_service_name = virtual_service.value
        }
      }
    }

    backend {
      virtual_service {
        virtual_service_name = "static.local"
      }
    }
  }
}

variable "backends" {
  type = list(string)
}

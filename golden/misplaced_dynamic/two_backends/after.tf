resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    dynamic "backend" {
      for_each = var.backends
      content {
        virtual_service {
          virtual_service_name = backend.value
        }
      }
    }

    dynamic "backend" {
      for_each = ["auth.local", "web.local"]
      content {
        virtual_service {
          virtual_service_name = backend.value
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

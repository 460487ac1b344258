resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    # all of them
    backend {
      virtual_service {
        virtual_service_name = "static.local"
      }
    }

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

variable "backends" {
  type = list(string)
}

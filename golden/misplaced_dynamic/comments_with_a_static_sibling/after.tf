resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    # What it talks to.
    backend {
      # always there
      virtual_service {
        virtual_service_name = "static.local" # fixed
      }
    }

    # one for each
    dynamic "backend" {
      for_each = var.backends # from outside
      content {
        virtual_service {
          virtual_service_name = backend.value
        }
      }
    } # backend
  }
}

variable "backends" {
  type = list(string)
}

resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    backend {
      virtual_service {
        virtual_service_name = "static.local"
      }

      # nothing here

      dynamic "virtual_service" {
        for_each = var.backends
        content {
          virtual_service_name = virtual_service.value
        }
      }

      # nor here
    }
  }
}

variable "backends" {
  type = list(string)
}

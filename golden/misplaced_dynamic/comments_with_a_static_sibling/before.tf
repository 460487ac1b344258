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

      # one for each
      dynamic "virtual_service" {
        for_each = var.backends # from outside
        content {
          virtual_service_name = virtual_service.value
        }
      }
    } # backend
  }
}

variable "backends" {
  type = list(string)
}

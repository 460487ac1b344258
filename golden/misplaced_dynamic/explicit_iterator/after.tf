resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    dynamic "backend" {
      for_each = var.backends
      iterator = service
      content {
        virtual_service {
          virtual_service_name = service.value
        }
      }
    }
  }
}

variable "backends" {
  type = list(string)
}

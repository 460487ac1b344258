resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    dynamic "backend" {
      for_each = var.backends
      content {
        dynamic "virtual_service" {
          for_each = [backend.value]
          content {
            virtual_service_name = virtual_service.value
          }
        }
      }
    }
  }
}

variable "backends" {
  type = list(string)
}

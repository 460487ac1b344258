resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  dynamic "spec" {
    for_each = [var.backends]
    content {
      backend {
        dynamic "virtual_service" {
          for_each = spec.value
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

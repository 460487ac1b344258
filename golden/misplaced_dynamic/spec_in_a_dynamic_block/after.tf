resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  dynamic "spec" {
    for_each = [var.backends]
    content {
      dynamic "backend" {
        for_each = spec.value
        content {
          virtual_service {
            virtual_service_name = backend.value
          }
        }
      }
    }
  }
}

variable "backends" {
  type = list(string)
}

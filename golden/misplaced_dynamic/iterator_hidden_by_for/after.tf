resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    dynamic "backend" {
      for_each = var.backends
      content {
        virtual_service {
          virtual_service_name = join(".", concat(
            [backend.value],
            [for virtual_service in ["a", "b"] : virtual_service],
            [for virtual_service in [backend.key] : "x"],
          ))
        }
      }
    }
  }
}

variable "backends" {
  type = list(string)
}

resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    backend {
      dynamic "virtual_service" {
        for_each = var.backends
        content {
          virtual_service_name = join(".", concat(
            [virtual_service.value],
            [for virtual_service in ["a", "b"] : virtual_service],
            [for virtual_service in [virtual_service.key] : "x"],
          ))
        }
      }
    }
  }
}

variable "backends" {
  type = list(string)
}

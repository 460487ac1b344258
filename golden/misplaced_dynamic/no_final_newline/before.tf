resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    backend {
      dynamic "virtual_service" {
        for_each = ["api", "auth"]
        content {
          virtual_service_name = virtual_service.value
        }
      }
    }
  }
}
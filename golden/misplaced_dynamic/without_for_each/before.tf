resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    backend {
      dynamic "virtual_service" {
        content {
          virtual_service_name = "api"
        }
      }
    }
  }
}

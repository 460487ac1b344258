resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    dynamic "backend" {
      for_each = ["api", "auth"]
      content {
        virtual_service {
          virtual_service_name = backend.value
        }
      }
    }
  }
}
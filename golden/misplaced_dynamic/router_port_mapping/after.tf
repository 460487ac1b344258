resource "aws_appmesh_virtual_router" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    dynamic "listener" {
      for_each = { http = 80, http2 = 8080 }
      content {
        port_mapping {
          port     = listener.value
          protocol = listener.key
        }
      }
    }
  }
}

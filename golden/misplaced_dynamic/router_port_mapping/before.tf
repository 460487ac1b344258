resource "aws_appmesh_virtual_router" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    listener {
      dynamic "port_mapping" {
        for_each = { http = 80, http2 = 8080 }
        content {
          port     = port_mapping.value
          protocol = port_mapping.key
        }
      }
    }
  }
}

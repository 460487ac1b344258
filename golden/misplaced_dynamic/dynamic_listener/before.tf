resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    dynamic "listener" {
      for_each = [8080]
      content {
        port_mapping {
          port     = listener.value
          protocol = "http"
        }
      }
    }
  }
}

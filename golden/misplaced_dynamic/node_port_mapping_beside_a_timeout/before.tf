resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    listener {
      dynamic "port_mapping" {
        for_each = [8080]
        content {
          port     = port_mapping.value
          protocol = "http"
        }
      }

      timeout {
        http {
          idle {
            unit  = "s"
            value = 5
          }
        }
      }
    }
  }
}

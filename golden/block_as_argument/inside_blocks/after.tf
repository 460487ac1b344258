resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    listener {
      port_mapping {
        port     = 80
        protocol = "http"
      }
    }

    service_discovery {
      dns { hostname = "web.local" }
    }
  }
}

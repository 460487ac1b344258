resource "aws_appmesh_virtual_node" "web" {
  for_each  = toset(local.services)
  name      = each.key
  mesh_name = "main"

  spec {
    dynamic "backend" {
      for_each = [for service in local.services : "${service}.local" if service != each.key]
      content {
        virtual_service {
          virtual_service_name = backend.value
        }
      }
    }
  }
}

locals {
  services = ["api", "auth", "web"]
}

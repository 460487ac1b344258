resource "aws_appmesh_virtual_node" "web" {
  for_each  = toset(local.services)
  name      = each.key
  mesh_name = "main"

  spec {
    backend {
      dynamic "virtual_service" {
        for_each = [for service in local.services : "${service}.local" if service != each.key]
        content {
          virtual_service_name = virtual_service.value
        }
      }
    }
  }
}

locals {
  services = ["api", "web"]
}

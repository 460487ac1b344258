terraform {
  required_version = ">= 1.5"
}

# what is not declared is said once, though a fix writes the block around it anew
resource "aws_appmesh_virtual_node" "service" {
  name      = "orders"
  mesh_name = "shop"

  spec {
    backend {
      dynamic "virtual_service" {
        for_each = local.others
        content {
          virtual_service_name = virtual_service.value
        }
      }
    }
  }
}

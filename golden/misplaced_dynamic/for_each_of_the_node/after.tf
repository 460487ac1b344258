resource "aws_appmesh_virtual_node" "web" {
  for_each = { web = ["api", "auth"] }

  name      = "web"
  mesh_name = "main"

  spec {
    dynamic "backend" {
      for_each = each.value
      content {
        virtual_service {
          virtual_service_name = "${each.key}.${backend.value}"
        }
      }
    }
  }
}

resource "aws_appmesh_virtual_node" "web" {
  for_each = { web = ["api", "auth"] }

  name      = "web"
  mesh_name = "main"

  spec {
    backend {
      dynamic "virtual_service" {
        for_each = each.value
        content {
          virtual_service_name = "${each.key}.${virtual_service.value}"
        }
      }
    }
  }
}

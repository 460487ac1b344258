resource "aws_appmesh_virtual_node" "basket" {
  name      = "basket"
  mesh_name = "shop"

  spec {
    backend {
      dynamic "virtual_service" {
        for_each = toset(["stock", "price"])
        content {
          virtual_service_name = lookup({ virtual_service = "${virtual_service.value}.shop" }, "virtual_service", "none")
        }
      }
    }
  }
}

resource "aws_appmesh_virtual_node" "basket" {
  name      = "basket"
  mesh_name = "shop"

  spec {
    dynamic "backend" {
      for_each = toset(["stock", "price"])
      content {
        virtual_service {
          virtual_service_name = lookup({ virtual_service = "${backend.value}.shop" }, "virtual_service", "none")
        }
      }
    }
  }
}

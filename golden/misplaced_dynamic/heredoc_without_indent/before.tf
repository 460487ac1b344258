resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    backend {
      dynamic "virtual_service" {
        for_each = var.backends
        content {
          virtual_service_name = trimspace(<<EOT
${virtual_service.value}
    .local
EOT
          )
        }
      }
    }
  }
}

variable "backends" {
  type = list(string)
}

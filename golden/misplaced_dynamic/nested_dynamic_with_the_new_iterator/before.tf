resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    backend {
      dynamic "virtual_service" {
        for_each = var.backends
        content {
          virtual_service_name = virtual_service.value

          client_policy {
            tls {
              validation {
                trust {
                  file {
                    certificate_chain = "/etc/${virtual_service.key}.pem"
                  }
                }
              }

              dynamic "certificate" {
                for_each = virtual_service.value == "api" ? [virtual_service.key] : []
                iterator = backend
                content {
                  file {
                    certificate_chain = "/etc/${backend.value}/${virtual_service.value}.pem"
                    private_key       = "/etc/key.pem"
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

variable "backends" {
  type = map(string)
}

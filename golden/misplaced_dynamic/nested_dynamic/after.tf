resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    dynamic "backend" {
      for_each = var.backends
      content {
        virtual_service {
          virtual_service_name = backend.value

          client_policy {
            tls {
              validation {
                trust {
                  file {
                    certificate_chain = "/etc/${backend.key}.pem"
                  }
                }
              }

              dynamic "certificate" {
                for_each = backend.value == "api" ? [backend.key] : []
                content {
                  file {
                    certificate_chain = "/etc/${certificate.value}/${backend.value}.pem"
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

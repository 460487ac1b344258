resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    dynamic "backend" {
      for_each = var.backends
      iterator = virtual_service
      content {
        virtual_service {
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

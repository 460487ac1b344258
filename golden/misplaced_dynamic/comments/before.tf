resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    # What it talks to.
    backend { # all of them
      # one for each
      dynamic "virtual_service" { # repeated
        # the names
        for_each = var.backends # from outside

        # what each has
        content { # of a backend
          # its name
          virtual_service_name = virtual_service.value # with the domain
          # the end of the content
        } # content
      } # virtual services
      # the end of the backend
    } # backend

    # What it says.
    logging {
      access_log {
        file {
          path = "/dev/stdout"
        }
      }
    }
  }
}

variable "backends" {
  type = list(string)
}

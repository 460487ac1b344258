resource "aws_appmesh_virtual_node" "web" {
  name      = "web"
  mesh_name = "main"

  spec {
    # What it talks to.
    dynamic "backend" { # all of them
      # one for each
      # repeated
      # the names
      for_each = var.backends # from outside

      # what each has
      content { # of a backend
        virtual_service {
          # its name
          virtual_service_name = backend.value # with the domain
          # the end of the content
        }
      } # content
      # virtual services
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

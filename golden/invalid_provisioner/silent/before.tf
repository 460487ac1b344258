variable "source" {
  default = null
}

resource "aws_sqs_queue" "orders" {
  name = "orders"

  connection {
    host = self.url
    port = "22"
  }

  provisioner "local-exec" {
    command     = "true"
    quiet       = "true"
    interpreter = toset(["bash", "-c"])
    on_failure  = "continue"

    environment = {
      STAGE = 1
    }
  }

  provisioner "file" {
    source      = var.source
    content     = null
    destination = "/etc/app.conf"
  }

  provisioner "remote-exec" {
    when   = destroy
    inline = ["stop ${self.name}"]

    connection {
      user = "admin"
    }
  }

  provisioner "local-exec" {
    command = "true"

    _ {
      when = "now"
    }
  }
}

# nothing is run over it
resource "aws_sqs_queue" "returns" {
  name = "returns"

  connection {
    user = "admin"
  }
}

removed {
  from = aws_sqs_queue.former

  provisioner "local-exec" {
    when    = destroy
    command = "true"
  }
}

variable "user" {
  default = "admin"
}

resource "aws_sqs_queue" "orders" {
  name = "orders"

  connection {
    user = var.user
    hots = "orders.example.com"
  }

  connection {
    host = "orders.example.com"
  }

  provisioner "local-exec" {
    comand = "true"
  }

  provisioner "local-exec" {
    command     = "true"
    quiet       = "perhaps"
    interpreter = "bash"

    environment {
      STAGE = "prod"
    }
  }

  provisioner "file" {
    source = "app.conf"
  }

  provisioner "file" {
    destination = "/etc/app.conf"
  }

  provisioner "file" {
    source      = "app.conf"
    content     = "stage = prod"
    destination = "/etc/app.conf"
  }

  provisioner "remote-exec" {
    script = null
  }

  provisioner "remote-exec" {
    inline  = ["true"]
    scripts = ["restart.sh"]
  }

  provisioner "habitat" {
    peers = []
  }

  provisioner {
    command = "true"
  }
}

resource "aws_sqs_queue" "returns" {
  name = "returns"

  connection {
    host = var.user
  }

  provisioner "remote-exec" {
    when   = destroy
    inline = ["stop ${var.user}"]
  }

  provisioner "remote-exec" {
    when       = never
    on_failure = "ignore"
    inline     = ["stop"]

    connection {
      port = "ssh"
      host = "returns.example.com"

      bastion {
        host = "bastion.example.com"
      }
    }
  }
}

removed {
  from = aws_sqs_queue.former

  provisioner "local-exec" {
    command = "true"
  }
}

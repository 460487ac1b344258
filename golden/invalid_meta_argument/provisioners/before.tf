resource "aws_sqs_queue" "orders" {
  name = "orders"

  provisioner "local-exec" {
    comand = "true"
  }

  provisioner "file" {
    source = "app.conf"
  }

  provisioner "habitat" {
    peers = []
  }

  provisioner "example" {
    anything = 1
  }

  lifecycle {
    replace_triggered_by = [aws_sqs_queue]
  }
}

resource "aws_sqs_queue" "orders" {
  name = "orders"

  lifecycle = {
    prevent_destroy = true # it holds what was paid
    ignore_changes  = [tags]
  }
}

resource "aws_sqs_queue" "returns" {
  count {
    value = 2
  }

  depends_on {
  }

  connection  = { host = "returns.example.com" }
  provisioner = "local-exec"
}

data "aws_region" "here" {
  provider {
  }

  lifecycle = var.settings
}

variable "settings" {
  default = {}
}

resource "aws_sqs_queue" "later" {
  name = "later"

  dynamic "depends_on" {
    for_each = [1]

    content {
      value = aws_sqs_queue.orders
    }
  }
}

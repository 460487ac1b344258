variable "name" {
  type = string
}

resource "aws_sqs_queue" "dead" {
  count = 2
  name  = "dead-${count.index}"
}

data "aws_region" "here" {
}

resource "aws_sqs_queue" "orders" {
  name = var.name
  depends_on = [
    aws_sqs_queue.dead[0], # the first
    data.aws_region.here,
    aws_sqs_queue.dead[*],
  ]

  lifecycle {
    prevent_destroy      = true
    ignore_changes       = all
    replace_triggered_by = [var.name]
  }
}

resource "aws_sqs_queue" "returns" {
  name       = "returns"
  depends_on = [aws_sqs_queue.orders]

  lifecycle {
    ignore_changes = [nmae, tags["owner"], arn, aws_sqs_queue.orders.name]
  }

  lifecycle {
    prevent_destroy = true
  }

  dynamic "lifecycle" {
    for_each = [1]

    content {
    }
  }
}

resource "aws_sqs_queue" "late" {
  name       = "late"
  depends_on = var.name == "" ? [aws_sqs_queue.orders] : []

  lifecycle {
    ignore_changes = [name]
  }
}

resource "aws_security_group" "web" {
  dynamic "ingress" {
    from_port = 80
    content {
      from_port = 80
      to_port   = 80
      protocol  = "tcp"
    }
  }

  dynamic "egress" {
    for_each = [80]
    iterator = "port"
  }
}

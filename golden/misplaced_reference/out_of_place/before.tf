locals {
  first = count.index
}

resource "aws_sqs_queue" "orders" {
  name       = each.key
  fifo_queue = self.fifo

  dynamic "timeouts" {
    for_each = [1]
    content {
      create = each.value
    }
  }
}

resource "aws_sqs_queue" "many" {
  count = 2
  name  = "${each.value}-${count.number}"
}

resource "aws_sqs_queue" "each" {
  for_each = toset(["a"])
  name     = each.name

  lifecycle {
    precondition {
      condition     = self.name != ""
      error_message = "no"
    }
  }
}

output "here" {
  value = [path.home, terraform.env, self.id, each.key]
}

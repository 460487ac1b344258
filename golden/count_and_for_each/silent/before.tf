resource "aws_sqs_queue" "one" {
  count = 2
  name  = "queue-${count.index}"
}

resource "aws_security_group" "dynamic" {
  count = 1

  dynamic "ingress" {
    for_each = [80]
    content {
      from_port = ingress.value
      to_port   = ingress.value
      protocol  = "tcp"
    }
  }
}

resource "aws_sqs_queue" "tags" {
  for_each = toset(["orders"])
  name     = each.key
  tags     = { count = 2 }
}

# count = 2, for_each = 3
output "words" {
  value = "count = 1, for_each = 2"
}

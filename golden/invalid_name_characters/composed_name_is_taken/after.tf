variable "team" {
  type = string
}

# both would be "${var.team}-orders"
resource "aws_sqs_queue" "orders" {
  name = "${var.team} orders"
}

resource "aws_sqs_queue" "letters" {
  name = format("%s-orders", var.team)
}

resource "aws_sqs_queue" "invoices" {
  name = "${var.team}-invoices"
}

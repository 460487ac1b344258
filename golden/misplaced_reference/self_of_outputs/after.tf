resource "aws_sqs_queue" "orders" {
  name = "orders"
}

variable "path" {
  type    = string
  default = ""
}

output "url" {
  value = aws_sqs_queue.orders.url
}

output "page" {
  value = "https://console.aws.amazon.com/sqs/${var.path}"
}

output "number" {
  value = length(var.path) + 1
}

output "text" {
  value = <<-EOT
    Send to ${aws_sqs_queue.orders.url}, and look at ${"https://console.aws.amazon.com/sqs/${var.path}"} (${(length(var.path) + 1) + 1}).
    Others are in ${self.nowhere}.
  EOT
}

output "again" {
  value = self.again
}

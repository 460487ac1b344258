terraform {
  # pinned by the platform team
}

# as in main.tf

# where it runs

locals {
}

output "url" {
  value = aws_sqs_queue.orders.url
}

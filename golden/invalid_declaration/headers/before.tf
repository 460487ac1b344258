required_providers {
}

resorce "aws_sqs_queue" "misspelt" {
}

ingress {
  from_port = 443
}

resource "aws_sqs_queue" {
  name = "without-a-name"
}

variable "one" "two" {
}

variable {
}

locals "named" {
}

resource "aws_sqs_queue" "new orders" {
  name = "orders"
}

resource "aws_sqs_queue" "1st" {
  name = "first"
}

output "arn.first" {
  value = 1
}

variable "version" {
  type = string
}

module "42" {
  source = "example/queue/aws"
}

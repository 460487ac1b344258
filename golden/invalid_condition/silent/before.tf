variable "team" {
  type = string
}

variable "name" {
  type = string

  validation {
    condition     = length(var.name) > length(var.team)
    error_message = "The name is longer than the team."
  }

  validation {
    condition     = alltrue([for letter in split("", var.name) : letter != "-"])
    error_message = "No hyphens."
  }
}

resource "aws_sqs_queue" "orders" {
  name = var.name

  lifecycle {
    precondition {
      condition     = path.module != ""
      error_message = "Where are we?"
    }

    postcondition {
      condition     = self.url != ""
      error_message = "It needs an address."
    }
  }
}

output "url" {
  value = aws_sqs_queue.orders.url

  precondition {
    condition     = aws_sqs_queue.orders.url != ""
    error_message = "It needs an address."
  }
}

variable "team" {
  type = string
}

variable "name" {
  type = string

  validation {
    condition     = length(var.team) > 2
    error_message = "The name has three characters at least."
  }

  validation {
    condition     = true
    error_message = "Never."
  }
}

resource "aws_sqs_queue" "orders" {
  name = var.name

  lifecycle {
    precondition {
      condition     = 1 == 1
      error_message = "Never."
    }

    precondition {
      condition     = aws_sqs_queue.orders.name != ""
      error_message = "It needs a name."
    }

    postcondition {
      condition     = aws_sqs_queue.orders.url != "" # when it is there
      error_message = "It needs an address."
    }
  }
}

data "aws_sqs_queue" "several" {
  count = 2
  name  = "several-${count.index}"

  lifecycle {
    postcondition {
      condition     = data.aws_sqs_queue.several[0].url != ""
      error_message = "It needs an address."
    }
  }
}

check "nothing" {
  assert {
    condition     = length("abc") == 3
    error_message = "Never."
  }
}

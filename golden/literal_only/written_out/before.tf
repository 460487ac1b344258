terraform {
  required_version = ">= 1.5, < 2.0"

  backend "s3" {
    bucket = "state"
  }
}

variable "team" {
  type        = string
  description = "Who owns it: $${var.team}, (see above)." # local.team
  sensitive   = false
  default     = null

  validation {
    condition     = var.team == null || length(var.team) > 2
    error_message = "no"
  }
}

variable "rules" {
  type = map(list(string))
  default = {
    var   = ["local.a"]
    local = [-1, 1.5, true, (2)]
  }
}

module "queue" {
  source  = "example/queue/aws"
  version = "~> 1.0"
  name    = var.team
}

resource "aws_sqs_queue" "orders" {
  name = var.team

  lifecycle {
    create_before_destroy = true
    prevent_destroy       = false

    precondition {
      condition     = var.team != null
      error_message = "no ${var.team}"
    }
  }
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = "logs"

  versioning_configuration {
    status = "Enabled"
  }
  versioning_configuration {
    mfa_delete = "Enabled"
  }
}

resource "aws_lb_listener_rule" "web" {
  listener_arn = "arn"

  dynamic "action" {
    for_each = var.actions
    content {
      type = "forward"
      forward {
        target_group {
          arn = action.value
        }
      }
      forward {
        target_group {
          arn = var.other
        }
      }
    }
  }
}

resource "aws_vpc" "main" {
  timeouts {}
  timeouts {}
}

resource "aws_sqs_queue" "main" {
  timeouts {
    create = "5m"
  }
  timeouts {
    create = "6m"
  }
}

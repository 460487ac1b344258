provider "aws" {
  tags = { team = "shop" }
}

data "aws_iam_policy_document" "orders" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
  }
}

resource "aws_security_group" "web" {
  dynamic "ingress" {
    for_each = [80]
    content {
      from_port = ingress.value
      to_port   = ingress.value
      protocol  = "tcp"
      vpc_id    = "vpc-0123456789abcdef0"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

# nothing is of it, so that Terraform does not look
provider "random" {
  length = 1
}

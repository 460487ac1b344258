variable "number" {
}

variable "text" {
  type = string
}

variable "names" {
  type = set(string)
}

variable "any" {
}

resource "aws_sqs_queue" "fine" {
  count = 2
}

resource "aws_sqs_queue" "text" {
  count = "2"
}

resource "aws_sqs_queue" "unknown" {
  count = var.number
}

# "3" may be given
resource "aws_sqs_queue" "may_be" {
  count = var.text
}

resource "aws_sqs_queue" "map" {
  for_each = { eu = 1 }
}

resource "aws_sqs_queue" "set" {
  for_each = var.names
}

resource "aws_sqs_queue" "any" {
  for_each = var.any
}

resource "aws_sqs_queue" "made" {
  for_each = { for name in var.names : name => upper(name) }
}

resource "aws_sqs_queue" "either" {
  for_each = var.text == "" ? [] : var.names
}

# for_each of a dynamic block takes lists
resource "aws_security_group" "web" {
  dynamic "ingress" {
    for_each = [80, 443]
    content {
      from_port = ingress.value
      to_port   = ingress.value
      protocol  = "tcp"
    }
  }
}

data "aws_subnets" "of_each" {}

resource "aws_lb" "read" {
  subnet_mapping {
    subnet_id = "subnet-0a1b2c3d"
  }
}

resource "aws_eip" "set_of_read" {
  for_each = toset(data.aws_subnets.of_each.ids)
}

resource "aws_eip" "set_of_schema" {
  for_each = aws_lb.read.security_groups
}

resource "aws_eip" "tags" {
  for_each = aws_lb.read.tags_all
}

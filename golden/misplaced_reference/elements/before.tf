variable "names" {
  type = list(string)
}

variable "queues" {
  type = map(number)
}

variable "ports" {
  type = list(number)
}

resource "aws_sqs_queue" "counted" {
  count = length(var.names)
  name  = "jobs-${each.value}" # of the list
}

resource "aws_sqs_queue" "counted_by_name" {
  count                      = length(var.queues)
  name                       = each.key
  visibility_timeout_seconds = each.value
}

# the name, or the number
resource "aws_sqs_queue" "key_of_a_list" {
  count = length(var.names)
  name  = each.key
}

resource "aws_subnet" "numbered" {
  for_each   = toset(var.names)
  vpc_id     = "vpc-0abc"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

resource "aws_subnet" "numbered_by_name" {
  for_each   = var.queues
  vpc_id     = "vpc-0abc"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

resource "aws_security_group" "in_dynamic" {
  name = "web"

  dynamic "ingress" {
    for_each = var.ports
    iterator = port

    content {
      from_port   = each.value
      to_port     = each.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

# of which for_each is not for a machine
resource "aws_security_group" "elsewhere_too" {
  name = each.key

  dynamic "ingress" {
    for_each = var.ports

    content {
      from_port = each.value
      to_port   = each.value
      protocol  = "tcp"
      self      = true
    }
  }
}

resource "aws_vpc" "second" {
  cidr_block = "10.0.0.0/16"

  dynamic "tags" {
    for_each = var.tags
    iterator = tag
    content {
      key   = tag.key
      value = tag.value
    }
  }
}

resource "aws_vpc" "third" {
  cidr_block = "10.0.0.0/16"

  dynamic "tags" {
    for_each = var.tags # those of all
    content {
      key   = tags.key
      value = tags.value
    }
  }
}

resource "aws_vpc" "fourth" {
  cidr_block = "10.0.0.0/16"

  dynamic "tags" {
    for_each = var.tags
    content {
      name  = tags.key
      value = tags.value
    }
  }
}

resource "aws_lb" "web" {
  dynamic "subnets" {
    for_each = var.subnets
    content {
      value = subnets.value
    }
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  dynamic "tags" {
    for_each = var.tags
    content {
      key   = tags.value.key
      value = tags.value.value
    }
  }
}

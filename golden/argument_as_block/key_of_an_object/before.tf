resource "aws_vpc" "yard" {
  cidr_block = "10.9.0.0/16"

  dynamic "tags" {
    for_each = { Team = "rolling-stock" }
    content {
      key   = tags.key
      value = { tags = tags.value }["tags"]
    }
  }
}

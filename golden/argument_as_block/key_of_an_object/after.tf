resource "aws_vpc" "yard" {
  cidr_block = "10.9.0.0/16"

  tags = { for key, value in { Team = "rolling-stock" } : key => { tags = value }["tags"] }
}

variable "subnets" {
  type = map(string)
}

resource "aws_subnet" "named" {
  for_each   = var.subnets
  vpc_id     = "vpc-0abc"
  cidr_block = each.value
}

resource "aws_subnet" "counted" {
  count      = 2
  vpc_id     = "vpc-0abc"
  cidr_block = "10.0.${count.index}.0/24"
}

resource "aws_db_subnet_group" "named" {
  name       = "db"
  subnet_ids = values(aws_subnet.named)[*].id # all
}

resource "aws_db_subnet_group" "as_it_was_written_once" {
  name       = "db-2"
  subnet_ids = values(aws_subnet.named).*.id
}

resource "aws_db_subnet_group" "counted" {
  name       = "db-3"
  subnet_ids = concat(aws_subnet.counted[*].id, values(aws_subnet.named)[*].id)
}

output "whole" {
  value = aws_subnet.named[*]
}

variable "regions" {
  type = list(string)
}

variable "secrets" {
  type      = set(string)
  sensitive = true
}

variable "name" {
  type = string
}

resource "aws_sqs_queue" "negative" {
  count = -1
}

resource "aws_sqs_queue" "word" {
  count = "two"
}

resource "aws_sqs_queue" "half" {
  count = 1.5
}

resource "aws_sqs_queue" "null" {
  count = null
}

resource "aws_sqs_queue" "bool" {
  count = true ? 1 : 0
}

resource "aws_sqs_queue" "list" {
  count = var.regions
}

# the key is meant as a number
resource "aws_sqs_queue" "indexed" {
  for_each = var.regions
  name     = var.regions[each.key]
}

resource "aws_sqs_queue" "first" {
  for_each = ["eu", "us"]
  name     = each.value
}

output "first" {
  value = aws_sqs_queue.first[0].url
}

resource "aws_sqs_queue" "numbers" {
  for_each = toset([1, 2])
  name     = each.value
}

resource "aws_sqs_queue" "text" {
  for_each = var.name
  name     = each.value
}

resource "aws_sqs_queue" "nothing" {
  for_each = null
}

resource "aws_sqs_queue" "secret" {
  for_each = var.secrets
  name     = each.value
}

resource "aws_subnet" "all" {
  count      = 2
  vpc_id     = "vpc-0a1b2c3d"
  cidr_block = "10.0.${count.index}.0/24"
}

data "aws_availability_zones" "all" {}

resource "aws_eip" "splat" {
  for_each = aws_subnet.all[*].id
}

resource "aws_eip" "names" {
  for_each = data.aws_availability_zones.all.names
}

resource "aws_eip" "arms" {
  for_each = var.name == "" ? [1] : []
}

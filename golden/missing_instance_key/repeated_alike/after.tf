variable "zones" {
  type = map(string)
}

resource "aws_eip" "nat" {
  count  = length(var.zones)
  domain = "vpc"
}

resource "aws_subnet" "public" {
  for_each          = var.zones
  vpc_id            = "vpc-0abc"
  cidr_block        = each.value
  availability_zone = each.key
}

resource "aws_nat_gateway" "by_number" {
  count         = length( var.zones ) # the same
  allocation_id = aws_eip.nat[count.index].id
  subnet_id     = "subnet-0abc"

  tags = {
    Name = "nat-${aws_eip.nat[count.index].public_ip}"
  }
}

resource "aws_nat_gateway" "by_zone" {
  for_each  = var.zones
  subnet_id = aws_subnet.public[each.key].id
}

resource "aws_route_table_association" "public" {
  for_each       = aws_subnet.public
  subnet_id      = aws_subnet.public[each.key].id
  route_table_id = "rtb-0abc"
}

data "aws_ami" "base" {
  count       = 1
  most_recent = true
}

output "image" {
  value = data.aws_ami.base[0].id
}

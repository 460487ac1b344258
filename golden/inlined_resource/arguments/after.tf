resource "aws_ecr_repository" "web" {
  name = "web"
}

resource "aws_ecr_lifecycle_policy" "web" {
  repository = aws_ecr_repository.web.name
  # the last ten
  policy = jsonencode({
    rules = []
  })
}

resource "aws_subnet" "private" {
  count  = 2
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_route_table" "private" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_route_table_association" "private" {
  count          = length(aws_subnet.private[*].id)
  route_table_id = aws_route_table.private.id
  subnet_id      = (aws_subnet.private[*].id)[count.index]
}

resource "aws_route_table" "public" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_route_table_association" "public" {
  count          = 2
  route_table_id = aws_route_table.public.id
  subnet_id      = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"][count.index]
}

resource "aws_route_table" "either" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_route_table_association" "either" {
  count          = length(var.public ? var.subnets : aws_subnet.private[*].id)
  route_table_id = aws_route_table.either.id
  subnet_id      = (var.public ? var.subnets : aws_subnet.private[*].id)[count.index]
}

# as many as there are, and as many of each
resource "aws_route_table" "each" {
  count      = 2
  vpc_id     = "vpc-0123456789abcdef0"
  subnet_ids = var.subnets
}

# of each, one
resource "aws_route_table" "one" {
  count  = 2
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_route_table_association" "one" {
  count          = 2
  route_table_id = aws_route_table.one[count.index].id
  subnet_id      = aws_subnet.private[count.index].id
}

variable "public" {
  type = bool
}

variable "subnets" {
  type = list(string)
}

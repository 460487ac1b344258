resource "aws_ecr_repository" "web" {
  name = "web"

  # the last ten
  lifecycle_policy = jsonencode({
    rules = []
  })
}

resource "aws_subnet" "private" {
  count  = 2
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_route_table" "private" {
  vpc_id     = "vpc-0123456789abcdef0"
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_route_table" "public" {
  vpc_id     = "vpc-0123456789abcdef0"
  subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_route_table" "either" {
  vpc_id     = "vpc-0123456789abcdef0"
  subnet_ids = var.public ? var.subnets : aws_subnet.private[*].id
}

# as many as there are, and as many of each
resource "aws_route_table" "each" {
  count      = 2
  vpc_id     = "vpc-0123456789abcdef0"
  subnet_ids = var.subnets
}

# of each, one
resource "aws_route_table" "one" {
  count     = 2
  vpc_id    = "vpc-0123456789abcdef0"
  subnet_id = aws_subnet.private[count.index].id
}

variable "public" {
  type = bool
}

variable "subnets" {
  type = list(string)
}

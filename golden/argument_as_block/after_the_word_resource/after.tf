# The network is a resource
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags = {
    Name = "main"
  }
}

/* Each subnet is a resource */ resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"

  tags = {
    Name  = "a"
    Scope = "arn:aws:ec2:*:*:resource/*"
  }
}

resource /* not the default one */ "aws_route_table" "a" {
  vpc_id = aws_vpc.main.id

  tags = {
    Name = "a, every */5 minutes"
  }
}

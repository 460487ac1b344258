terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "counted" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.${count.index}.0/24"
}

resource "aws_subnet" "named" {
  for_each   = { a = "10.0.8.0/24", b = "10.0.9.0/24" }
  vpc_id     = aws_vpc.main.id
  cidr_block = each.value
}

resource "aws_lb" "counted" {
  name               = "counted"
  load_balancer_type = "network"
  subnets            = aws_subnet.counted
}

resource "aws_db_subnet_group" "named" {
  name       = "named"
  subnet_ids = values(aws_subnet.named)[*].id
}

# one of several, and nobody says which
resource "aws_instance" "one" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.counted
}

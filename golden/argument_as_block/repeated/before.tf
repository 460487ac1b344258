resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags {
    Name = "main"
  }

  tags {
    Team = "web"
  }
}

resource "aws_vpc" "second" {
  cidr_block = "10.0.0.0/16"
  tags       = var.tags

  tags {
    Name = "second"
  }
}

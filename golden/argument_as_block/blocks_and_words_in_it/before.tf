resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags {
    tag {
      key   = "Name"
      value = "main"
    }
  }
}

resource "aws_vpc" "second" {
  cidr_block = "10.0.0.0/16"

  tags {
    for = "web"
  }
}

resource "aws_vpc" "third" {
  cidr_block = "10.0.0.0/16"

  tags "all" {
    Name = "third"
  }
}

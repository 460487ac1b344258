resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  # what it is for
  tags = { # one
    Name = "main" # two
    # three
    Team = "web"
  } # four
}

resource "aws_subnet" "one" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = "one" }
}

resource "aws_subnet" "two" {
  vpc_id = aws_vpc.main.id
  tags   = {}
}

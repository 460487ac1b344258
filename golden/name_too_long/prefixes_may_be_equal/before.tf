resource "aws_lb" "a" {
  name_prefix = "public-a-"
}

resource "aws_lb" "b" {
  name_prefix = "public-b-"
}

resource "aws_lb" "a" {
  name_prefix = "public"
}

resource "aws_lb" "b" {
  name_prefix = "public"
}

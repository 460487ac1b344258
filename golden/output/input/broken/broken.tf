resource "aws_lb" "broken" {
  name = "unclosed
}

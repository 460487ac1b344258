resource "aws_lb" "x" {
  name = "orders-of-the-shop-in-the-north"
}

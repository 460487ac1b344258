resource "aws_xray_sampling_rule" "x" {
  rule_name = "orders_of_the_shop_in_the_north_east"
}

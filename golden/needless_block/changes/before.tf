resource "aws_vpn_connection" "office" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  vpn_gateway_id      = "vgw-0123456789abcdef0"
  type                = "ipsec.1"

  # of the first
  tunnel1_options {
    inside_cidr   = "169.254.10.0/30" # a small one
    preshared_key = "example_key"
  }
}

# the name alone is not that of the function
resource "aws_lambda_function" "main" {
  role     = "arn:aws:iam::123456789012:role/main"
  filename = "main.zip"
  handler  = "main.run"
  runtime  = "python3.13"

  alias {
    description = "live"
  }
}

# one of them is there already
resource "aws_vpn_connection" "office" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  vpn_gateway_id      = "vgw-0123456789abcdef0"
  type                = "ipsec.1"
  tunnel1_inside_cidr = "169.254.10.0/30"

  tunnel1_options {
    inside_cidr   = "169.254.20.0/30"
    preshared_key = "example_key"
  }
}

# known there
resource "aws_vpn_connection" "home" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  vpn_gateway_id      = "vgw-0123456789abcdef0"
  type                = "ipsec.1"

  tunnel1_log_options {
    cloudwatch_log_options {
      log_enabled = true
    }
  }
}

# as many as there are
resource "aws_vpn_connection" "many" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  vpn_gateway_id      = "vgw-0123456789abcdef0"
  type                = "ipsec.1"

  dynamic "tunnel1_options" {
    for_each = [1]

    content {
      inside_cidr = "169.254.20.0/30"
    }
  }
}

# as they are: they tell enough
resource "aws_vpn_connection" "home" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  vpn_gateway_id      = "vgw-0123456789abcdef0"
  type                = "ipsec.1"

  options {
    static_routes_only       = true
    local_ipv4_network_cidr  = "0.0.0.0/0"
    remote_ipv4_network_cidr = "10.0.0.0/8"
  }
}

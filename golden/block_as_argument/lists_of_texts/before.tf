resource "aws_lb_listener_rule" "web" {
  listener_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/web/0123456789abcdef/0123456789abcdef"

  action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef"
  }

  condition {
    host_header = ["example.com"] # of the web
  }
}

resource "aws_vpc_ipam" "main" {
  operating_regions = ["us-east-1", "us-west-2"]
}

resource "aws_subnet" "inspection" {
  count  = 2
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_networkfirewall_firewall" "main" {
  name                = "main"
  firewall_policy_arn = "arn:aws:network-firewall:us-east-1:123456789012:firewall-policy/main"
  vpc_id              = "vpc-0123456789abcdef0"

  # one in each zone
  subnet_mapping = aws_subnet.inspection[*].id
}

# comments between them
resource "aws_vpc_ipam" "other" {
  operating_regions = [
    "us-east-1", # here
    "us-west-2",
  ]
}

# a name and a list are needed
resource "aws_ec2_client_vpn_endpoint" "main" {
  server_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/example"
  client_cidr_block      = "10.0.0.0/22"
  authentication_options = ["certificate-authentication"]

  connection_log_options {
    enabled = false
  }
}

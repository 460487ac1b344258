resource "aws_ec2_client_vpn_endpoint" "main" {
  server_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/example"
  client_cidr_block      = "10.0.0.0/22"

  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:us-east-1:123456789012:certificate/example"
  }
}

# who is asked is for a person to say
resource "aws_ec2_client_vpn_endpoint" "other" {
  server_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/example"
  client_cidr_block      = "10.0.0.0/22"
}

terraform {
  required_version = ">= 1.5"
}

data "aws_region" "here" {}

data "aws_caller_identity" "current" {}

resource "aws_instance" "web" {
  count                  = 2
  ami                    = var.ami_base_id
  instance_type          = "t3.micro"
  subnet_id              = var.subnet_private_id[count.index]
  vpc_security_group_ids = concat([var.security_group_web_id], var.security_group_shared_id)

  tags = {
    Account = data.aws_caller_identity.current.account_id
    Suffix  = var.id_suffix_hex
    Zone    = var.subnet_by_zone_availability_zone["a"]
    First   = var.subnet_private_id[0]
    Whole   = jsonencode(aws_vpc.main)
  }

  # tffix: aws_internet_gateway.main is not declared
  depends_on = [
    # for the packages
    data.aws_region.here,
  ]
}

resource "aws_eip" "web" {
  instance = aws_instance.web[0].id
  # tffix: aws_internet_gateway.main is not declared: depends_on = [aws_internet_gateway.main]
}

# a stage has no root_resource_id, so no stage is meant
resource "aws_api_gateway_stage" "orders" {
  rest_api_id   = var.api_gateway_rest_api_orders_id
  deployment_id = "abc123"
  stage_name    = var.api_gateway_rest_api_orders_root_resource_id
}

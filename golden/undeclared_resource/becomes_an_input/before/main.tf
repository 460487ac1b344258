terraform {
  required_version = ">= 1.5"
}

data "aws_region" "here" {}

resource "aws_instance" "web" {
  count                  = 2
  ami                    = data.aws_ami.base.id
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.private[count.index].id
  vpc_security_group_ids = concat([aws_security_group.web.id], aws_security_group.shared[*].id)

  tags = {
    Account = data.aws_caller_identity.current.account_id
    Suffix  = random_id.suffix.hex
    Zone    = aws_subnet.by_zone["a"].availability_zone
    First   = aws_subnet.private[0].id
    Whole   = jsonencode(aws_vpc.main)
  }

  depends_on = [
    aws_internet_gateway.main, # for the packages
    data.aws_region.here,
  ]
}

resource "aws_eip" "web" {
  instance   = aws_instance.web[0].id
  depends_on = [aws_internet_gateway.main]
}

# a stage has no root_resource_id, so no stage is meant
resource "aws_api_gateway_stage" "orders" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = "abc123"
  stage_name    = aws_api_gateway_rest_api.orders.root_resource_id
}

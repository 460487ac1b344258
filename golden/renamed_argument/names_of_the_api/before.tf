resource "aws_rds_cluster" "main" {
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
  db_name            = "orders"
  username           = "app"
  password           = var.password
  backup_window      = "03:00-04:00"
}

resource "aws_api_gateway_method" "get" {
  rest_api_id        = aws_api_gateway_rest_api.main.id
  resource_id        = aws_api_gateway_rest_api.main.root_resource_id
  http_method        = "GET"
  authorization_type = "NONE"
}

resource "aws_api_gateway_rest_api" "main" {
  name = "orders"
}

resource "aws_sqs_queue" "orders" {
  visibility_timeout       = 60
  message_retention_period = 1209600
}

resource "aws_route" "vpn" {
  route_table_id         = "rtb-0123456789abcdef0"
  destination_cidr_block = "10.1.0.0/16"
  vpn_gateway_id         = "vgw-0123456789abcdef0"
}

variable "password" {
  type = string
}

resource "aws_rds_cluster" "main" {
  cluster_identifier      = "orders"
  engine                  = "aurora-postgresql"
  database_name           = "orders"
  master_username         = "app"
  master_password         = var.password
  preferred_backup_window = "03:00-04:00"
}

resource "aws_api_gateway_method" "get" {
  rest_api_id   = aws_api_gateway_rest_api.main.id
  resource_id   = aws_api_gateway_rest_api.main.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_rest_api" "main" {
  name = "orders"
}

resource "aws_sqs_queue" "orders" {
  visibility_timeout_seconds = 60
  message_retention_seconds  = 1209600
}

resource "aws_route" "vpn" {
  route_table_id         = "rtb-0123456789abcdef0"
  destination_cidr_block = "10.1.0.0/16"
  gateway_id             = "vgw-0123456789abcdef0"
}

variable "password" {
  type = string
}

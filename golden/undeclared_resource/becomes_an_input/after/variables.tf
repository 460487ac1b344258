variable "name" {
  type = string
}

variable "subnet_private_id" {
  description = "id of aws_subnet.private"
  type        = list(string)
}

variable "security_group_web_id" {
  description = "id of aws_security_group.web"
  type        = string
}

variable "security_group_shared_id" {
  description = "id of aws_security_group.shared"
  type        = list(string)
}

variable "id_suffix_hex" {
  description = "hex of random_id.suffix"
  type        = string
}

variable "subnet_by_zone_availability_zone" {
  description = "availability_zone of aws_subnet.by_zone"
  type        = map(string)
}

variable "api_gateway_rest_api_orders_id" {
  description = "id of aws_api_gateway_rest_api.orders"
  type        = string
}

variable "api_gateway_rest_api_orders_root_resource_id" {
  description = "root_resource_id of aws_api_gateway_rest_api.orders"
  type        = string
}

variable "ami_base_id" {
  description = "id of data.aws_ami.base"
  type        = string
}

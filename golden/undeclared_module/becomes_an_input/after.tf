terraform {
  required_version = ">= 1.5"
}

variable "network_security_group_id" {
  description = "security_group_id of module.network"
  type        = string
}

variable "network_subnet_ids" {
  description = "subnet_ids of module.network"
  type        = list(string)
}

resource "aws_lb" "web" {
  name            = "web"
  security_groups = [var.network_security_group_id]
  subnets         = var.network_subnet_ids
  # tffix: module.network is not declared: depends_on      = [module.network]
}

# tffix: module.network is not declared:
# output "vpc" {
#   value = module.network.vpc_id
# }

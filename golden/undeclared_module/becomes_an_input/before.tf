terraform {
  required_version = ">= 1.5"
}

resource "aws_lb" "web" {
  name            = "web"
  security_groups = [module.network.security_group_id]
  subnets         = module.network.subnet_ids
  depends_on      = [module.network]
}

output "vpc" {
  value = module.network.vpc_id
}

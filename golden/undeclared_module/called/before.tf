module "network" {
  count   = 2
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.8.1"
}

output "vpcs" {
  value = [for module in module.network : module.vpc_id]
}

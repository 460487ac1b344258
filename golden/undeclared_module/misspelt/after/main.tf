module "network" {
  source = "./network"
}

resource "aws_db_subnet_group" "called_as_the_argument" {
  name       = "db"
  subnet_ids = module.network.private_subnet_ids
}

resource "aws_security_group" "of_an_object" {
  name   = "web"
  vpc_id = module.network.vpc_id
}

resource "aws_security_group" "of_a_call_in_the_plural" {
  name   = "app"
  vpc_id = module.network.vpc_id # of the other
}

# which of both is meant is not for a machine
output "subnets" {
  value = module.network.public_subnet
}

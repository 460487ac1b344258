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

module "copies" {
  source = "./network"
  count  = 2
}

resource "aws_security_group" "of_an_instance" {
  name   = "copy"
  vpc_id = module.copies[0].vpc_id
}

output "names" {
  value = module.copies[1].nothing
}

# what is not there is tried
output "tried" {
  value = [try(module.copies[0].name, module.network.name, null), can(module.network.name)]
}

module "database" {
  source = "./modules/database"

  name = "orders"

  # the service must be there
  depends_on = [module.service]
}

module "service" {
  source = "./modules/service"

  host       = module.database.host
  depends_on = [aws_vpc.main]
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

locals {
  name = "orders-${var.environment}"
}

resource "aws_db_instance" "main" {
  identifier     = local.name
  instance_class = "db.t3.micro"
}

resource "aws_lb" "web" {
  name    = replace(format("%s_%s", "web", var.environment), "_", "-")
  subnets = var.subnets
}

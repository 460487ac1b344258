locals {
  name = "Orders_${var.environment}"
}

resource "aws_db_instance" "main" {
  identifier     = replace(lower(local.name), "_", "-")
  instance_class = "db.t3.micro"
}

resource "aws_lb" "web" {
  name    = replace(format("%s_%s", "web", var.environment), "_", "-")
  subnets = var.subnets
}

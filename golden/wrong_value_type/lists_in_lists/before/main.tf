variable "subnet_ids" {
  type = list(string)
}

variable "groups" {
  type = set(string)
}

module "network" {
  source = "./modules/network"
}

data "aws_subnets" "all" {}

resource "aws_security_group" "web" {
  name = "web"
}

locals {
  groups = [aws_security_group.web.id]
  nested = [var.subnet_ids, ["subnet-0a1b2c3d"]]
}

resource "aws_lb" "variable" {
  name            = "variable"
  subnets         = [var.subnet_ids]
  security_groups = [local.groups, "sg-0a1b2c3d"] # both
}

resource "aws_lb" "inserted" {
  name    = "inserted"
  subnets = ["${var.subnet_ids}"]
  security_groups = [
    "${var.groups}", # those of the team
  ]
}

resource "aws_lb" "elsewhere" {
  name            = "elsewhere"
  subnets         = [module.network.private_subnets]
  security_groups = [module.network.groups]
}

resource "aws_lb" "asked" {
  name    = "asked"
  subnets = [data.aws_subnets.all.ids]
}

resource "aws_lb" "made" {
  name    = "made"
  subnets = [concat(var.subnet_ids, ["subnet-0a1b2c3d"])]
}

resource "aws_lb" "local" {
  name    = "local"
  subnets = local.nested
}

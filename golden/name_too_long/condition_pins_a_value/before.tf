variable "tier" {
  type = string
}

variable "prefix" {
  type    = string
  default = ""
}

variable "create" {
  type = bool
}

locals {
  is_live = var.tier == "live" && var.create
}


# where there is one, the tier is "stg", and its index is 0
resource "aws_lb_target_group" "stg" {
  count = var.tier == "stg" ? 1 : 0
  name  = "${var.tier}-signalling-maintenance-${count.index}"
}

resource "aws_lb_target_group" "live" {
  for_each = local.is_live ? toset(["blue", "green"]) : toset([])
  name     = "${var.tier}-signalling-mainten-${each.key}"
}

resource "aws_lb_target_group" "listed" {
  count = contains(["dev", "stg", "live"], var.tier) ? 1 : 0
  name  = "${var.tier}-signalling-maintenance-${count.index}"
}

resource "aws_lb_target_group" "either" {
  count = var.tier == "dev" || var.tier == "stg" ? 1 : 0
  name  = "${var.tier}-signalling-maintenance-${count.index}"
}

resource "aws_lb_target_group" "chosen" {
  name = var.prefix == "" ? "${var.prefix}signalling-maintenance-works" : "fixed"
}

# here it is anything else
resource "aws_lb_target_group" "other" {
  count = var.tier == "stg" ? 0 : 1
  name  = "${var.tier}-signalling-maintenance-${count.index}"
}

resource "aws_lb_target_group" "any" {
  count = var.create ? 1 : 0
  name  = "${var.tier}-signalling-maintenance-${count.index}"
}

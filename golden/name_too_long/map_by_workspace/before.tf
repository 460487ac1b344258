locals {
  teams = {
    default = { name = "signals" }
    live    = { name = "signalling" }
  }
  team = local.teams[terraform.workspace].name
}

# it is one of those that are written
resource "aws_lb_target_group" "fits" {
  name = "${local.team}-maintenance-orders"
}

resource "aws_lb_target_group" "long" {
  name = "${local.team}-maintenance-of-orders-too"
}

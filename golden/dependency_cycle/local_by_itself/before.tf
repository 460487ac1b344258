locals {
  tags = merge(local.tags, { Team = "web" })
  name = "orders" # local.name
}

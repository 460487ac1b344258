variable "tier" {
  type = string
}

module "web" {
  count  = var.tier == "stg" ? 1 : 0
  source = "./web"
  tier   = var.tier
}

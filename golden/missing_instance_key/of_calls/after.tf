module "network" {
  source = "./network"
  count  = 1
}

module "stages" {
  source   = "./network"
  for_each = toset(["dev", "prod"])
}

module "zones" {
  source = "./network"
  count  = 2
}

output "network" {
  value = module.network[0].id
}

output "zones" {
  value = module.zones.id
}

output "fine" {
  value = [
    module.network[0].id,
    module.zones[*].id,
    module.stages.dev, # an instance, and no output
    module.stages["dev"].id,
    length(module.zones),
  ]
}

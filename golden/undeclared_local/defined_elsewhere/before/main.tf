locals {
  name  = local.prefix
  names = { local = 1 }
}

output "all" {
  value = [local.name, local.names.local, local.late]
}

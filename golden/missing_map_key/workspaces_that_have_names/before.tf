locals {
  sizes = {
    dev  = "t3.micro"
    prod = "m6i.large"
  }
  domains = {
    dev  = "dev.example.com"
    prod = "example.com"
  }
}

output "size" {
  value = local.sizes[terraform.workspace]
}

output "domain" {
  value = local.domains[terraform.workspace]
}

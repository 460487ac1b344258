provider "aws" {
  region = "eu-west-1"
}

variable "password" {
  type      = string
  sensitive = true
}

locals {
  url = "postgres://shop:${var.password}@db"
}

output "password" {
  value     = var.password # to hand on
  sensitive = true
}

output "url" {
  description = "where the database is"
  value = {
    url = local.url
  }
  sensitive = true
}

output "encoded" {
  value     = base64encode(join(",", [var.password]))
  sensitive = true
}

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
  value = var.password # to hand on
}

output "url" {
  description = "where the database is"
  value = {
    url = local.url
  }
}

output "encoded" {
  value = base64encode(join(",", [var.password]))
}

provider "aws" {
  region = "eu-west-1"
}

variable "password" {
  type      = string
  sensitive = true
}

variable "name" {
  type = string
}

output "fine" {
  value     = var.password
  sensitive = true
}

output "shown" {
  value = nonsensitive(var.password)
}

output "name" {
  value = var.name
}

output "known" {
  value = issensitive(var.password)
}

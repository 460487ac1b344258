variable "services" {
  type = map(object({
    name   = string
    engine = string
    port   = optional(number, 80)
  }))
  default = {}

  validation {
    condition     = alltrue([for key, service in var.services : length(key) <= 12 && length(service.name) <= 20])
    error_message = "Keys have 12 characters, names 20 at most."
  }

  validation {
    condition     = alltrue([for service in values(var.services) : contains(["postgres", "mysql"], service.engine)])
    error_message = "Only postgres and mysql are there."
  }
}

variable "zones" {
  type = list(string)

  validation {
    condition     = alltrue([for zone in var.zones : can(regex("^[a-z]{2}[0-9]$", zone))])
    error_message = "A zone has three characters."
  }
}

variable "tenants" {
  type = list(object({ name = string, region = string }))

  validation {
    condition     = alltrue([for tenant in var.tenants : tenant.region == "eu" || tenant.region == "us" if tenant.region != null])
    error_message = "There are two regions."
  }

  validation {
    condition     = alltrue([for tenant in var.tenants : length(tenant.name) < 24])
    error_message = "A name has less than 24 characters."
  }
}

locals {
  tenants = { for tenant in var.tenants : tenant.name => tenant }
}

# 15 + 12 + 2 characters
resource "aws_lb_target_group" "keys" {
  for_each = var.services

  name = "the-service-of-${each.key}-${each.value.port == 80 ? 1 : 2}"
}

# 16 + 8 + 5
resource "aws_lb_target_group" "engines" {
  for_each = var.services

  name = "database-of-the-${each.value.engine}-kind"
}

# 25 + 3
resource "aws_lb_target_group" "zones" {
  for_each = toset(var.zones)

  name = "target-group-in-the-zone-${each.value}"
}

# 25 + 3
resource "aws_lb_target_group" "first" {
  name = "target-group-in-the-zone-${var.zones[0]}"
}

# 10 + 23: too long, which 16 for a part without bounds would not be
resource "aws_lb_target_group" "tenants" {
  for_each = local.tenants

  name = substr("target-of-${each.key}", 0, 32)
}

# only some of the regions are checked: 15 + 16 + 7
resource "aws_lb_target_group" "unchecked" {
  for_each = local.tenants

  name = substr("targets-in-the-${each.value.region}-region", 0, 32)
}

variable "rules" {
  type = list(object({ port = number }))
}

terraform {
  required_providers {
    acme = {
      source = "example.com/acme/acme"
    }
  }
}

# see variable.name and locals.stage
resource "acme" "thing" {
  host     = "s3.amazonaws.com" // as output.name says
  text     = "of foo.bar, and ${var.rules[0].port}"
  sum      = 1.5
  ports    = [for rule in var.rules : rule.port]

  dynamic "rule" {
    for_each = var.rules
    iterator = each_rule

    content {
      port = each_rule.value.port
    }
  }

  lifecycle {
    ignore_changes = [tags.Name]
  }
}

module "child" {
  source = "example.com/acme/child/aws"
}

output "thing" {
  value = resource.acme.thing.id
}

output "other" {
  value = acme.thing.id
}

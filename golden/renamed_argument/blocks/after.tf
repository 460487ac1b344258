resource "aws_workspaces_ip_group" "main" {
  name = "main"

  rules {
    source = "10.0.0.0/8"
  }

  dynamic "rules" {
    for_each = var.offices

    content {
      source      = rules.value
      description = "office ${rules.key}"
    }
  }

  dynamic "rules" {
    for_each = var.homes
    iterator = home

    content {
      source = home.value
    }
  }
}

variable "offices" {
  type = map(string)
}

variable "homes" {
  type = set(string)
}

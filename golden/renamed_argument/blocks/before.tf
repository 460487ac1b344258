resource "aws_workspaces_ip_group" "main" {
  name = "main"

  rule {
    source = "10.0.0.0/8"
  }

  dynamic "rule" {
    for_each = var.offices

    content {
      source      = rule.value
      description = "office ${rule.key}"
    }
  }

  dynamic "rule" {
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

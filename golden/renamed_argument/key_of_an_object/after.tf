resource "aws_workspaces_ip_group" "depots" {
  name = "depots"

  dynamic "rules" {
    for_each = toset(["10.1.0.0/16", "10.2.0.0/16"])
    content {
      source      = { rule = rules.value, (rules.key) = "" }["rule"]
      description = "%{for rule in [rules.key]}${rule}%{endfor}"
    }
  }
}

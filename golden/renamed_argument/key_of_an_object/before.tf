resource "aws_workspaces_ip_group" "depots" {
  name = "depots"

  dynamic "rule" {
    for_each = toset(["10.1.0.0/16", "10.2.0.0/16"])
    content {
      source      = { rule = rule.value, (rule.key) = "" }["rule"]
      description = "%{for rule in [rule.key]}${rule}%{endfor}"
    }
  }
}

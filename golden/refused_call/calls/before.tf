output "network" {
  value = [cidrsubnet("10.0.0.0/30", 4, 2), cidrhost("10.0.0.0/30", 9), cidrnetmask("10.0.0/8")]
}

output "text" {
  value = [regex("^[a-z]+$", "A1"), jsondecode("{\"a\": "), base64decode("=="), format("%d", "x")]
}

output "numbers" {
  value = [tonumber("ten"), parseint("9", 8), upper(null), tobool("yes")]
}

output "time" {
  value = timeadd("2024-01-01", "1h")
}

output "kinds" {
  value = [length(1), join(",", "a")]
}

variable "tags" {
  type = map(string)
}

locals {
  network = "10.0.0.0/24"
  text    = "hello $${name}"
}

output "names" {
  value = [cidrsubnet(local.network, 4, 16), join(",", var.tags), templatestring(local.text, {})]
}

output "brackets" {
  value = [element([], 0), one(["a", "b"]), zipmap(["a"], ["b", "c"]), concat(["a"], "b"), chunklist(["a"], -1)]
}

output "lines" {
  value = jsondecode(<<-EOT
    {"a": }
  EOT
  )
}

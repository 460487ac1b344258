variable "sizes" {
  type = map(string)
}

output "too_few" {
  value = [lookup(var.sizes), split(","), uuid(1), upper()]
}

output "too_many" {
  value = [upper(var.sizes, "b"), replace("a", "b", "c", "d,e"), length(var.sizes, )]
}

output "one_arm" {
  value = "${lower(var.sizes.a, "x")}" != "" ? upper() : ""
}

output "nested" {
  value = {
    brackets  = length(["a"], var.sizes)
    templates = lower("${var.sizes.a}-x", "b, c", "d")
    behind    = jsonencode({ a = [for k, v in var.sizes : "${k}, ${v}"], b = upper("x") }, "c")
    inside    = jsonencode({ a = slice([1, 2, 3], 1) })
    comments = trimspace(
      # the size, or "none"
      var.sizes.a, # (large)
      "b",
    )
    heredoc = base64encode(<<-EOT
      a, b) ${length(var.sizes, 2)}
    EOT
    , true)
  }
}

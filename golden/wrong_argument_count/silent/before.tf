variable "sizes" {
  type = list(string)
}

output "right" {
  value = [
    lookup({ a = 1 }, "a", "b, c"),
    max(1, 2, 3),
    min(var.sizes...),
    join(",", var.sizes, ),
    timestamp(),
    format("%s (%s)", "a", "b"),
  ]
}

# upper() is no call in a comment, nor in "upper()"
output "text" {
  value = "upper() and lookup(x)"
}

output "tried" {
  value = try(upper(), lower("a", "b"), "")
}

output "nested" {
  value = [
    slice([for size in var.sizes : "${size}, (b"], 0, 1),
    jsonencode({ a = [1, 2], b = { c = "d, e" } }),
    cidrsubnet("10.0.0.0/8", 8, max([1, 2]...)),
    replace("${join(", ", var.sizes)}, x", ",", ";"),
    lookup({ a = "1, 2" }, "a", /* none, */ "b"),
    base64encode(<<-EOT
      a, b)
    EOT
    ),
    upper(
      # to be said aloud, always
      "a",
    ),
  ]
}

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

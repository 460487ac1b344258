variable "network" {
  type    = string
  default = "10.0.0.0/30"
}

output "fine" {
  value = [
    cidrsubnet("10.0.0.0/16", 8, 2),
    regex("[a-z]+", "abc"),
    jsondecode("{}"),
    tonumber("10"),
    timeadd("2024-01-01T00:00:00Z", "1h"),
    substr("abc", 0, 2),
    format("%s-%03d", "a", 7),
  ]
}

# who knows: the default can be overridden
output "unknown" {
  value = cidrsubnet(var.network, 4, 2)
}

output "tried" {
  value = try(tonumber("ten"), 10)
}

output "chosen" {
  value = var.network == "" ? tonumber("ten") : 1
}

# tonumber("ten") is no call in a comment, nor in text
output "text" {
  value = "tonumber(\"ten\") and upper(1)"
}

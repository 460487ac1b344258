variable "given" {
  type = map(string)
}

variable "wanted" {
  type = bool
}

# all is passed
output "all" {
  value = templatefile("${path.module}/page.html", merge({ title = "Orders" }, { "rows" = ["a"] }))
}

# who knows
output "map" {
  value = templatefile("${path.module}/page.html", var.given)
}

output "key" {
  value = templatefile("${path.module}/page.html", { (var.given["k"]) = "" })
}

# may never be evaluated
output "conditional" {
  value = var.wanted ? templatefile("${path.module}/page.html", {}) : ""
}

output "tried" {
  value = try(templatefile("${path.module}/page.html", {}), "")
}

# which file
output "file" {
  value = templatefile(var.given["file"], {})
}

# not a call of templatefile("${path.module}/page.html", {})
output "text" {
  value = "templatefile("
}

variable "name" {
  type = string
}

# it is there
output "there" {
  value = file("${path.module}/there.txt")
}

# built before Terraform runs
output "archive" {
  value = filebase64sha256("${path.module}/function.zip")
}

# made by something in here
resource "local_file" "made" {
  filename = "${path.module}/made.json"
  content  = "{}"
}

output "made" {
  value = file("${path.module}/made.json")
}

# who knows where
output "variable" {
  value = file("${path.module}/${var.name}.txt")
}

output "cwd" {
  value = file("${path.cwd}/not.txt")
}

# relative to wherever this module is called from
output "relative" {
  value = file("not.txt")
}

# allowed to fail, or not to be evaluated
output "tried" {
  value = try(file("${path.module}/not.txt"), "")
}

output "chosen" {
  value = fileexists("${path.module}/not.txt") ? file("${path.module}/not.txt") : ""
}

output "of_none" {
  value = [for name in var.name[*] : file("${path.module}/not.txt")]
}

variable "roles" {
  type = list(object({ arn = string, names = set(string) }))
}

output "fine" {
  value = [
    toset(var.roles[*].arn),
    join(",", var.roles[*].arn),
    length(var.roles[*].arn),
    flatten(var.roles[*].names),
    sort(var.roles.*.arn),
  ]
}

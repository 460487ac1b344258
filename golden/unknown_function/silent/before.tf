variable "types" {
  type = object({
    list = optional(list(string), [])
    map  = map(tuple([set(any), number]))
  })
}

# of a provider
output "provider" {
  value = provider::aws::arn_parse("arn:aws:s3:::bucket").service
}

# only OpenTofu has it
output "opentofu" {
  value = urldecode("a%20b")
}

# allowed to fail, or not evaluated
output "tried" {
  value = try(nofunction(1), can(nofunction(1)))
}

output "chosen" {
  value = length(var.types.list) > 1 ? nofunction(1) : 2
}

# not a call(at all)
output "text" {
  description = "as in printf(x)"
  value       = <<-EOT
    def handler(event):
        return print(event)
  EOT
}

output "known" {
  value = [core::upper("a"), templatestring(local.text, {}), (1 + 2), "${(3)}"]
}

locals {
  text = "a"
}

# a type is written as a call is
output "typed" {
  type  = list(string)
  value = ["a"]
}

variable "stage" {
  type    = string
  default = "live"
}

output "name" {
  description = "of %{ if var.stage == "live" }all, live%{ else }a test%{ endif }"
  value       = "${var.stage}, the stage"
}

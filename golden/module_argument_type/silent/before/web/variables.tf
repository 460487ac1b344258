variable "name" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

variable "size" {
  type    = number
  default = 1
}

variable "rule" {
  type = object({
    port     = number
    protocol = string
    name     = optional(string)
  })
}

output "rule" {
  value = var.rule
}

variable "shapes" {
  type    = list(object({}))
  default = []
}

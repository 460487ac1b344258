variable "size" {
  type = string
}

variable "service" {
  type = object({
    name = string
    ports = optional(list(object({
      name = string
      port = optional(number, 80)
    })), [])
    size  = optional(string, var.size)
    tags  = optional(map(string), {})
    name  = optional(string, "web-${var.size}")
    zones = optional(list(string), tolist([]))
  })
}

variable "quoted" {
  type = map(object({
    port     = number # of the service
    protocol = optional(string, "tcp")
  }))
}

# keys of a default may be quoted
variable "fine" {
  type = object({
    name = string
    kind = optional(object({ name = string }), { "name" = "x" })
  })
  default = { "name" = "web" }
}

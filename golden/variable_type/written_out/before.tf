variable "fine" {
  type = object({
    name    = string
    size    = optional(number, 3)
    enabled = optional(bool, true)
    ports   = optional(list(number), [])
    tags    = optional(map(string), {})
  })
  default = { name = "a" }
}

variable "fine_too" {
  type = object({ name = string, size = number, ports = list(number) })
  default = {
    name  = "a"
    size  = -1.5
    ports = []
  }
}

variable "all_may_be_left_out" {
  type    = object({ name = optional(string) })
  default = {}
}

variable "names" {
  type    = list(string)
  default = [
    "a",
    "b",
  ]
}

variable "ports" {
  type    = set(number)
  default = [80, 443]
}

variable "without_a_name" {
  type    = object({ name = string, size = optional(number) })
  default = { size = 1 }
}

variable "a_text_for_a_number" {
  type    = object({ name = string, size = optional(number) })
  default = { name = "a", size = "large" }
}

variable "a_list_for_a_map" {
  type = object({ name = string, tags = map(string) })
  default = {
    name = "a"
    tags = []
  }
}

variable "an_object_for_a_list" {
  type    = list(string)
  default = { name = "a" }
}

variable "no_numbers" {
  type    = list(number)
  default = [80, "https"]
}

variable "nothing_inside" {
  type    = object({ name = string, inner = object({ size = number }) })
  default = { name = "a", inner = {} }
}

variable "a" {
  type = strin
}

variable "b" {
  type = list(string, number)
}

variable "c" {
  type = object({
    name = text
    list = optional(list, [])
    set  = set(object({ a = int }))
  })
}

variable "d" {
  type = "number"
}

variable "e" {
  type    = number
  default = "many"
}

variable "f" {
  type    = list(number)
  default = ["a"]
}

variable "g" {
  type    = string
  default = ["a"]
}

variable "h" {
  type = object({
    name = string
    size = number
  })
  default = {
    name = "x"
  }
}

variable "i" {
  default  = null
  nullable = false
}

variable "j" {
  type    = bool
  default = "yes"
}

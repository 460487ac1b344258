variable "a" {
}

variable "b" {
  type    = number
  default = "8080"
}

variable "c" {
  type    = bool
  default = "true"
}

variable "d" {
  type    = string
  default = 1
}

variable "e" {
  type    = list(string)
  default = ["a", 1, true]
}

variable "f" {
  type = map(object({
    size = number
    name = optional(string, "x")
  }))
  default = {
    a = { size = "1" }
    b = { size = 2, name = null, more = true }
  }
}

variable "g" {
  type    = any
  default = [1, "a", {}]
}

variable "h" {
  type      = set(string)
  default   = []
  nullable  = false
  sensitive = "true"
}

variable "i" {
  type    = tuple([string, number])
  default = ["a", 1]
}

variable "j" {
  type    = list
  default = ["a"]
}

variable "k" {
  type    = object({ a = string })
  default = null
}

variable "l" {
  type    = map(string)
  default = { a = 1, b = null }
}

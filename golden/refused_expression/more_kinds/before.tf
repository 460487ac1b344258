variable "public" {
  type = bool
}

variable "zones" {
  type = list(string)
}

variable "pair" {
  type = tuple([string, number])
}

locals {
  arms  = var.public ? { name = "a" } : ["a"]
  lists = var.public ? ["a"] : ["a", "b"]
  times = { for x in 5 : x => x }
  of    = var.zones["a"]
  first = var.zones["0"]
  last  = var.pair["1"]
  none  = var.pair["b"]
  both  = "abc" && true
}

variable "name" {
  type = string # of the shop
}

variable "zones" {
  type    = list(string)
  default = []
}

variable "tags" {
  type = map(string)
}

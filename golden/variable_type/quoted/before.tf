variable "name" {
  type = "string" # of the shop
}

variable "zones" {
  type    = "list"
  default = []
}

variable "tags" {
  type = "map"
}

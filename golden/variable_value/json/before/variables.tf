variable "zones" {
  type = list(string)
}

variable "port" {
  type = number
}

variable "network" {
  type = object({
    cidr  = string
    zones = optional(list(string))
  })
}

variable "stage" {
  type = string
}

variable "tags" {
  type = map(string)
}

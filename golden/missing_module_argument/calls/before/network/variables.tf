variable "cidr" {
  type = string
}

variable "subnets" {
  type = list(object({
    default = bool
  }))
}

variable "anything" {}

variable "tags" { default = {} }

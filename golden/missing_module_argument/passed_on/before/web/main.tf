variable "name" {
  type    = string
  default = "web"
}

variable "vpc_id" {
  type = string
}

variable "subnets" {
  type = map(object({
    cidr = string
  }))
}

variable "anything" {}

output "all" {
  value = [var.name, var.vpc_id, var.subnets, var.anything]
}

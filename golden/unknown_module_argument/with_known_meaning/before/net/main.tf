variable "vpc_cidr" {
  type = string
}

variable "subnet_cidrs" {
  type = list(string)
}

variable "name" {
  type    = string
  default = ""
}

output "all" {
  value = [var.vpc_cidr, var.subnet_cidrs, var.name]
}

variable "customer_id" {
  type = string
}

variable "project" {
  type = string
}

variable "subnets" {
  type = list(string)
}

variable "vpc_id" {
  type = string
}

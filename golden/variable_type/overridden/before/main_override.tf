variable "ports" {
  type = number
}

variable "zones" {
  default = "eu-west-1a"
}

variable "stage" {
  description = "Where it runs."
}

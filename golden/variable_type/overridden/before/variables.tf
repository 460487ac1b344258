variable "ports" {
  type    = list(number)
  default = [80]
}

variable "zones" {
  type    = list(string)
  default = ["eu-west-1a"]
}

variable "stage" {
  type    = string
  default = "test"
}

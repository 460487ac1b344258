variable "port" {
  type = number
}

variable "host" {
  type = string
}

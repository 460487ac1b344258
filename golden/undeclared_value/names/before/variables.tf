variable "zones" {
  type = list(string)
}

variable "stage" {
  type = string
}

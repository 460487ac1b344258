region = "eu-west-1"

variable "name" {
  type = string
}

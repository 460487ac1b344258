variable "subnet" {
  default = ""
}

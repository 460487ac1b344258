variable "twice" {
  type = string
}

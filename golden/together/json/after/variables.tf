variable "nmae" {
  type = string
}

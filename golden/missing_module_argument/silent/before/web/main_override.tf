variable "name" {
  default = "web"
}

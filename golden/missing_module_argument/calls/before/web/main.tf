variable "name" {
  type = string
}

variable "vpc_id" {
  description = "no default = here"
  type        = string
}

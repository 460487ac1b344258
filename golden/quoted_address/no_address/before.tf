moved {
  from = "aws_instance.${var.old}"
  to   = "the instance"
}

variable "old" {
  type = string
}

# What Terraform reads.
locals {
  read = "${var.stage ? "a" : "b"} $${STAGE:-dev} ${1}"
}

variable "stage" {
  type = bool
}

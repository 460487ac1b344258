variable "name" {
  type = string
  default = "orders"
}

variable "text" {
  type    = string
  default = <<EOT
one line, and { another = one }
EOT
}

locals {
  name = var.name
}

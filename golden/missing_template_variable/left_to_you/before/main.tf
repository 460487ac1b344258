variable "stage" {
  type    = string
  default = "dev"
}

variable "zone" {
  type    = string
  default = "a"
}

variable "subnets" {
  type    = list(string)
  default = []
}

locals {
  zone = "b"
}

output "script" {
  value = templatefile("${path.module}/script.sh", {
    name = "orders"
  })
}

locals {
  given = { name = "orders", subnets = join(" ", var.subnets), zone = "a", nothing = "", RELEASE = "" }
}

# nothing to add it to
output "from_a_local" {
  value = templatefile("${path.module}/script.sh", local.given)
}

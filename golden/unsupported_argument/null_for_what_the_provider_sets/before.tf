# The provider takes null for it; what a variable gives is not known here.
variable "ipv6_cidr" {
  type    = string
  default = null
}

variable "networks" {
  type    = list(string)
  default = []
}

resource "aws_eks_cluster" "this" {
  name     = "example"
  role_arn = "arn:aws:iam::123456789012:role/example"

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]
  }

  dynamic "kubernetes_network_config" {
    for_each = var.networks

    content {
      service_ipv4_cidr = "10.100.0.0/16"
      service_ipv6_cidr = var.ipv6_cidr
    }
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  arn        = null
}

variable "stage" {
  default = "production"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

module "of_a_variable" {
  source = "./stage"
  stage  = var.stage
  size   = "5"
  owner  = null
}

module "of_each" {
  source   = "./stage"
  for_each = toset(["production"])

  stage = each.key
  size  = 3
  zones = [aws_vpc.main.id]
}

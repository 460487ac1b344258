variable "name" {
  default = "web_api"
}

variable "other" {
  default = "web_api"
}

locals {
  other = var.other != "" ? var.other : null
}

# a null would leave the name to the provider, and replace() does not take it
resource "aws_lb" "quoted" {
  name = try(replace("${var.name}", "_", "-"), null)
}

resource "aws_lb" "bare" {
  name = try(replace(var.name, "_", "-"), null)
}

resource "aws_lb" "chosen" {
  name = "${local.other}"
}

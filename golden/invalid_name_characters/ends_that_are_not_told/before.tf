variable "prefix" {
  default = ""
}

variable "suffix" {
  default = "-"
}

variable "app" {
  type = string
}

# another prefix is meant
resource "aws_lb" "prefixed" {
  name    = "${var.prefix}-web"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_lb" "suffixed" {
  name    = "web${var.suffix}"
  subnets = ["subnet-1", "subnet-2"]
}

# may begin so
resource "aws_iam_role" "role" {
  name               = "-${var.app}-"
  assume_role_policy = "{}"
}

resource "aws_lb" "completed" {
  name_prefix = "web-"
  subnets     = ["subnet-1", "subnet-2"]
}

resource "aws_lb" "unset" {
  name    = var.app == "" ? null : var.app
  subnets = ["subnet-1", "subnet-2"]
}

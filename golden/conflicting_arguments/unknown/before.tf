variable "name" {
  type    = string
  default = null
}

variable "selectors" {
  type    = list(string)
  default = []
}

locals {
  nothing = null
}

# One of the two is null.
resource "aws_security_group" "one" {
  name        = var.name
  name_prefix = var.name == null ? "one-" : null
}

resource "aws_security_group" "two" {
  name        = local.nothing
  name_prefix = "two-"
}

resource "aws_security_group" "three" {
  name        = null
  name_prefix = "three-"
}

# What is not known at plan is not compared.
resource "aws_instance" "four" {
  ami              = "ami-0123456789abcdef0"
  instance_type    = "t3.micro"
  user_data        = aws_s3_object.script.etag
  user_data_base64 = base64encode("echo")
}

resource "aws_s3_object" "script" {
  bucket  = "scripts"
  key     = "start.sh"
  content = "echo"
}

# It makes no selector.
resource "aws_cloudtrail" "five" {
  name           = "five"
  s3_bucket_name = "audit-logs"

  dynamic "event_selector" {
    for_each = var.selectors

    content {
      read_write_type = event_selector.value
    }
  }

  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
  }
}

# Each is in a block of its own.
resource "aws_launch_template" "six" {
  name = "six"

  network_interfaces {
    device_index       = 0
    ipv4_address_count = 2
  }

  network_interfaces {
    device_index   = 1
    ipv4_addresses = ["10.0.0.7"]
  }
}

# Not conflicting at all.
resource "aws_lb" "seven" {
  name    = "seven"
  subnets = ["subnet-0a1b2c3d"]
}

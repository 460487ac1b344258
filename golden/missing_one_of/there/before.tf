variable "image" {
  type    = string
  default = null
}

# Whatever it is: it can be the one.
resource "aws_instance" "one" {
  ami           = var.image
  instance_type = "t3.micro"
}

resource "aws_autoscaling_group" "two" {
  min_size           = 1
  max_size           = 3
  availability_zones = ["eu-west-1a"]

  launch_template {
    id = "lt-0123456789abcdef0"
  }
}

resource "aws_api_gateway_usage_plan" "three" {
  name = "three"

  throttle_settings {
    rate_limit = 10
  }
}

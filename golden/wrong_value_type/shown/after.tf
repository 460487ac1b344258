variable "zones" {
  type = list(string)
}

variable "names" {
  type = map(string)
}

resource "aws_subnet" "main" {
  count             = 2
  vpc_id            = "vpc-1"
  availability_zone = var.zones
}

resource "aws_lb" "web" {
  name            = var.names
  security_groups = { a = "b" }
  idle_timeout    = "a minute"
  internal        = false
  tags            = "web"
  load_balancer_type = aws_lb.other.subnets
  enable_http2 = 1
}

resource "aws_lb" "other" {
  name    = <<-EOT
    other
  EOT
  subnets = <<-EOT
    subnet-1
  EOT
  tags = ["web"]
}

resource "aws_lb" "third" {
  idle_timeout = ""
  enable_http2 = ""
  internal     = "True"
}

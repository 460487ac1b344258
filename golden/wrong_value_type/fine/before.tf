variable "port" {
  type = string
}

variable "anything" {
  default = "text"
}

variable "whatever" {
  type = any
}

locals {
  tags = { Name = "web" }
}

resource "aws_subnet" "main" {
  count  = 2
  vpc_id = "vpc-1"
}

resource "aws_lb" "web" {
  name                       = 12
  subnets                    = aws_subnet.main[*].id
  security_groups            = toset(["sg-1"])
  idle_timeout               = "60"
  internal                   = "true"
  enable_deletion_protection = var.anything
  tags                       = local.tags
  load_balancer_type         = null
  enable_http2               = "0"
  desync_mitigation_mode     = var.port == "" ? ["a"][0] : tostring(var.port)

  access_logs {
    bucket = var.anything
    prefix = var.whatever
  }
}

resource "aws_lb_target_group" "web" {
  port     = var.port
  name     = aws_lb.web.name
  vpc_id   = aws_subnet.main[0].vpc_id
  protocol = module.other.protocol

  dynamic "stickiness" {
    for_each = []
    content {
      type = ["a"]
    }
  }
}

resource "aws_security_group" "web" {
  ingress = [{
    from_port = 1
  }]

  dynamic "egress" {
    for_each = [[1]]
    content {
      from_port   = 1
      cidr_blocks = egress.value
    }
  }
}

resource "aws_sqs_queue" "orders" {
  name = "orders"

  tags = merge(var.tags, {
    Name  = "orders [${var.tags["Stage"]}]" # { Zones = ["a"] }
    First = aws_subnet.main[0].vpc_id
    Zones = join(",", ["a", "b"])
    Teams = jsonencode({ shop = ["a"] })
    Owner = lookup({ shop = "a" }, "shop", "b")
  }, [{ Stage = "test" }]...)
}

variable "anything" {}

variable "name" {
  type = string
}

locals {
  one  = "${var.name}-a"
  many = split(",", var.name)
}

module "elsewhere" {
  source  = "example/elsewhere/aws"
  version = "1.0.0"
}

resource "aws_lb" "singles" {
  name = "singles"
  subnets = [
    var.anything,
    var.name, # of one
    "${local.one}",
    local.many[0],
    one(local.many),
    module.elsewhere.subnets,
    aws_subnet.main[0].id,
  ]
}

resource "aws_lb" "conditional" {
  name    = "conditional"
  subnets = var.name == "" ? [var.anything] : local.many
}

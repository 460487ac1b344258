variable "ports" {
  type    = list(number)
  default = [80, 443]
}

variable "public" {
  type    = bool
  default = true
}

locals {
  rules = [{ from_port = 22, to_port = 22, protocol = "tcp", cidr_blocks = ["10.0.0.0/8"] }]
}

resource "aws_security_group" "web" {
  name = "web"

  ingress = [
    {
      description = "HTTPS" # from everywhere
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"] # IPv4 only
    },
    {
      "from_port" = 80,
      "to_port"   = 80,
      "protocol"  = "tcp",
      "self"      = true,
    }
  ]

  egress = [{ from_port = 0, to_port = 0, protocol = "-1", cidr_blocks = ["0.0.0.0/0"], }]
}

resource "aws_security_group" "made" {
  name = "made"

  ingress = [
    for port in var.ports : {
      from_port   = port
      to_port     = port
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  ]

  egress = var.public ? [
    {
      from_port   = 0
      to_port     = 0
      protocol    = "-1"
      cidr_blocks = ["0.0.0.0/0"]
    }
  ] : []
}

resource "aws_route_table" "public" {
  vpc_id = "vpc-12345678"

  route = [{
    cidr_block = "0.0.0.0/0"
    gateway_id = "igw-12345678"
  }]
}

# for a person
resource "aws_security_group" "admin" {
  name    = "admin"
  ingress = local.rules
  egress  = [{ cidr_blocks = ["0.0.0.0/0"] }]
}

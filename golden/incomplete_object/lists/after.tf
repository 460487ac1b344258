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
      description      = "HTTPS" # from everywhere
      from_port        = 443
      to_port          = 443
      protocol         = "tcp"
      cidr_blocks      = ["0.0.0.0/0"] # IPv4 only
      ipv6_cidr_blocks = null
      prefix_list_ids  = null
      security_groups  = null
      self             = null
    },
    {
      "from_port"      = 80,
      "to_port"        = 80,
      "protocol"       = "tcp",
      "self"           = true,
      cidr_blocks      = null
      description      = null
      ipv6_cidr_blocks = null
      prefix_list_ids  = null
      security_groups  = null
    }
  ]

  egress = [{ from_port = 0, to_port = 0, protocol = "-1", cidr_blocks = ["0.0.0.0/0"], description = null, ipv6_cidr_blocks = null, prefix_list_ids = null, security_groups = null, self = null, }]
}

resource "aws_security_group" "made" {
  name = "made"

  ingress = [
    for port in var.ports : {
      from_port        = port
      to_port          = port
      protocol         = "tcp"
      cidr_blocks      = ["0.0.0.0/0"]
      description      = null
      ipv6_cidr_blocks = null
      prefix_list_ids  = null
      security_groups  = null
      self             = null
    }
  ]

  egress = var.public ? [
    {
      from_port        = 0
      to_port          = 0
      protocol         = "-1"
      cidr_blocks      = ["0.0.0.0/0"]
      description      = null
      ipv6_cidr_blocks = null
      prefix_list_ids  = null
      security_groups  = null
      self             = null
    }
  ] : []
}

resource "aws_route_table" "public" {
  vpc_id = "vpc-12345678"

  route = [{
    cidr_block                 = "0.0.0.0/0"
    gateway_id                 = "igw-12345678"
    carrier_gateway_id         = null
    core_network_arn           = null
    destination_prefix_list_id = null
    egress_only_gateway_id     = null
    ipv6_cidr_block            = null
    local_gateway_id           = null
    nat_gateway_id             = null
    network_interface_id       = null
    odb_network_arn            = null
    transit_gateway_id         = null
    vpc_endpoint_id            = null
    vpc_peering_connection_id  = null
  }]
}

# for a person
resource "aws_security_group" "admin" {
  name    = "admin"
  ingress = local.rules
  egress  = [{ cidr_blocks = ["0.0.0.0/0"] }]
}

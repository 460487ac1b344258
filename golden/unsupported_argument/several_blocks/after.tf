# Each of several blocks means the same, and so does a repeated one.
resource "aws_route53_resolver_endpoint" "main" {
  direction          = "INBOUND"
  security_group_ids = ["sg-0123456789abcdef0"]

  ip_address {
    subnet_id = "subnet-0123456789abcdef0"
  }

  ip_address {
    subnet_id = "subnet-0123456789abcdef1"
  }
}

resource "aws_elasticache_parameter_group" "other" {
  name   = "other"
  family = "redis7"

  dynamic "parameter" {
    for_each = { timeout = "300" }

    content {
      name  = parameter.key
      value = parameter.value
    }
  }
}

# What a list, a missing argument and the kind of a value tell.
resource "aws_iam_instance_profile" "web" {
  name = "web"
  role = "web"
}

resource "aws_wafv2_ip_set" "blocked" {
  name               = "blocked"
  scope              = "REGIONAL"
  ip_address_version = "IPV4"
  addresses          = ["192.0.2.0/24"]
}

resource "aws_internet_gateway" "main" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_sqs_queue" "orders" {
  name       = "orders.fifo"
  fifo_queue = true
}

resource "aws_ebs_volume" "data" {
  availability_zone = "us-east-1a"
  size              = 20
}

# One of several, of which the others are spelt rightly.
resource "aws_db_parameter_group" "orders" {
  name   = "orders"
  family = "postgres15"

  parameter {
    name  = "log_connections"
    value = "1"
  }

  parameter {
    name  = "log_disconnections"
    value = "1"
  }
}

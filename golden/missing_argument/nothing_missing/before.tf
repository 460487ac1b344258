resource "aws_db_proxy" "main" {
  name           = "main"
  role_arn       = var.role == null ? null : var.role
  engine_family  = "POSTGRESQL"
  vpc_subnet_ids = []

  auth {
    secret_arn = "arn"
  }
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = "arn"

  dynamic "default_action" {
    for_each = []
    content {}
  }

  dynamic "default_action" {
    for_each = local.none
    content {
      redirect {}
    }
  }
}

locals {
  none = toset([])
}

# nobody knows it
resource "aws_unheard_of" "main" {}

resource "random_password" "main" {
  length = 8
}

provider "aws" {}

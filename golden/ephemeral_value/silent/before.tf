variable "password" {
  type      = string
  ephemeral = true
}

variable "name" {
  ephemeral = false
}

provider "aws" {
  region = var.password
}

resource "aws_db_instance" "main" {
  instance_class      = "db.t3.micro"
  username            = var.name
  password_wo         = var.password
  password_wo_version = 1
  skip_final_snapshot = can(var.password)

  tags = {
    Text = "ephemeral.thing"
  }

  lifecycle {
    precondition {
      condition     = var.password != ""
      error_message = "The password is empty."
    }
  }

  provisioner "local-exec" {
    command = var.password
  }
}

locals {
  password = var.password
}

output "none" {
  value = ephemeralasnull(var.password)
}

output "password" {
  value     = var.password
  ephemeral = true
}

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "primary" {
  type    = string
  default = null
}

resource "aws_db_instance" "primary" {
  identifier         = "primary"
  instance_class     = "db.t3.medium"
  character_set_name = "AL32UTF8"
}

resource "aws_db_instance" "replica" {
  identifier          = "replica"
  instance_class      = "db.t3.medium"
  replicate_source_db = aws_db_instance.primary.identifier
}

resource "aws_db_instance" "either" { # a replica only where its primary is given
  identifier          = "either"
  instance_class      = "db.t3.medium"
  replicate_source_db = var.primary
  character_set_name  = "AL32UTF8"
}

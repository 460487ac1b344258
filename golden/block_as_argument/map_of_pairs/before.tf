terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_db_parameter_group" "main" {
  name   = "main"
  family = "postgres16"
  parameter = {
    log_statement  = "ddl"
    "pg_x.enabled" = var.enabled
    timeout        = 5
  }
}

# the comment has no place
resource "aws_db_parameter_group" "noted" {
  name   = "noted"
  family = "postgres16"
  parameter = {
    # all of them
    log_statement = "ddl"
  }
}

resource "aws_db_parameter_group" "listed" {
  name   = "listed"
  family = "postgres16"
  parameter = {
    log_statement = ["ddl"]
  }
}

variable "enabled" {
  type = string
}

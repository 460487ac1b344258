variable "family" {
  default = "postgres16"
}

locals {
  major = 15
}

resource "aws_db_parameter_group" "main" {
  family = "postgres${local.major}"

  parameter {
    name         = "max_connections"
    value        = "200" # for the pool
    apply_method = "pending-reboot"
  }

  parameter {
    apply_method = "pending-reboot"
    name         = "shared_buffers"
    value        = "{DBInstanceClassMemory/32768}"
  }

  parameter {
    name  = "work_mem"
    value = "8192"
  }
}

resource "aws_db_parameter_group" "of_a_family_that_is_passed_in" {
  family = var.family

  parameter {
    name         = "shared_preload_libraries"
    value        = "pg_stat_statements"
    apply_method = "pending-reboot"
  }
}

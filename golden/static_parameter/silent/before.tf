variable "family" {
  default = "postgres16"
}

resource "aws_db_parameter_group" "postgresql" {
  family = "postgres16"

  parameter {
    name         = "max_connections"
    value        = "200"
    apply_method = "pending-reboot"
  }

  parameter {
    name         = "max_wal_senders"
    value        = "20"
    apply_method = var.method
  }

  parameter {
    name  = "log_statement"
    value = "max_connections"
  }

  dynamic "parameter" {
    for_each = var.parameters

    content {
      name  = "wal_buffers"
      value = parameter.value
    }
  }
}

resource "aws_db_parameter_group" "mysql" {
  family = "mysql8.0"

  parameter {
    name  = "max_connections"
    value = "200"
  }
}

resource "aws_db_parameter_group" "of_a_family_that_is_passed_in" {
  family = var.family

  parameter {
    name  = "max_connections"
    value = "200"
  }
}

resource "aws_rds_cluster_parameter_group" "cluster" {
  family = "aurora-postgresql16"

  parameter {
    name  = "shared_buffers"
    value = "16384"
  }
}

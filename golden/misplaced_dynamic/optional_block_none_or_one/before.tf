variable "file_system" {
  type    = string
  default = null
}

variable "shared" {
  type    = bool
  default = true
}

resource "aws_sagemaker_domain" "main" {
  domain_name = "main"
  auth_mode   = "IAM"
  vpc_id      = "vpc-0123456789abcdef0"
  subnet_ids  = ["subnet-0123456789abcdef0"]

  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/studio"

    custom_file_system_config {
      dynamic "efs_file_system_config" {
        for_each = var.file_system != null ? [var.file_system] : []
        content {
          file_system_id   = efs_file_system_config.value
          file_system_path = "/"
        }
      }
    }
  }
}

resource "aws_sagemaker_domain" "flag" {
  domain_name = "flag"
  auth_mode   = "IAM"
  vpc_id      = "vpc-0123456789abcdef0"
  subnet_ids  = ["subnet-0123456789abcdef0"]

  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/studio"

    custom_file_system_config {
      dynamic "efs_file_system_config" {
        for_each = var.shared ? [1] : []
        content {
          file_system_id   = "fs-0123456789abcdef0"
          file_system_path = "/"
        }
      }
    }
  }
}

resource "aws_sagemaker_domain" "splat" {
  domain_name = "splat"
  auth_mode   = "IAM"
  vpc_id      = "vpc-0123456789abcdef0"
  subnet_ids  = ["subnet-0123456789abcdef0"]

  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/studio"

    custom_file_system_config {
      dynamic "efs_file_system_config" {
        for_each = var.file_system[*]
        content {
          file_system_id   = efs_file_system_config.value
          file_system_path = "/"
        }
      }
    }
  }
}

variable "shared" {
  type = bool
}

resource "aws_sagemaker_domain" "main" {
  domain_name = "main"
  auth_mode   = "IAM"
  vpc_id      = "vpc-0123456789abcdef0"
  subnet_ids  = ["subnet-0123456789abcdef0"]

  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/studio"

    custom_file_system_config {
      efs_file_system_config {
        file_system_id   = "fs-0123456789abcdef2"
        file_system_path = "/"
      }
    }

    dynamic "custom_file_system_config" {
      for_each = ["fs-0123456789abcdef0"]
      content {
        efs_file_system_config {
          file_system_id   = custom_file_system_config.value
          file_system_path = "/"
        }
      }
    }
  }
}

resource "aws_sagemaker_domain" "other" {
  domain_name = "other"
  auth_mode   = "IAM"
  vpc_id      = "vpc-0123456789abcdef0"
  subnet_ids  = ["subnet-0123456789abcdef0"]

  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/studio"

    custom_file_system_config {
      efs_file_system_config {
        file_system_id   = "fs-0123456789abcdef2"
        file_system_path = "/"
      }

      dynamic "efs_file_system_config" {
        for_each = var.shared ? ["fs-0123456789abcdef0"] : []
        content {
          file_system_id   = efs_file_system_config.value
          file_system_path = "/"
        }
      }
    }
  }
}

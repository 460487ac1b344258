variable "file_system" {
  type = string
}

locals {
  teams = {
    data     = ["fs-0123456789abcdef0", "fs-0123456789abcdef1"]
    platform = []
    research = compact([var.file_system])
  }
}

resource "aws_sagemaker_domain" "main" {
  for_each    = local.teams
  domain_name = each.key
  auth_mode   = "IAM"
  vpc_id      = "vpc-0123456789abcdef0"
  subnet_ids  = ["subnet-0123456789abcdef0"]

  default_user_settings {
    execution_role = "arn:aws:iam::123456789012:role/studio"

    custom_file_system_config {
      dynamic "efs_file_system_config" {
        for_each = each.value
        content {
          file_system_id   = efs_file_system_config.value
          file_system_path = "/"
        }
      }
    }
  }
}

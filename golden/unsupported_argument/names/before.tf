terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}


resource "aws_kms_key" "main" {
  name        = "orders"
  descripton  = "orders"
  arn         = "arn:aws:kms:us-east-1:123456789012:key/main"
  description = "orders"
}

resource "aws_eks_cluster" "main" {
  name       = "main"
  role_arn   = "arn:aws:iam::123456789012:role/main"
  subnet_ids = ["subnet-1"]

  vpc_config {
    subnet_ids = ["subnet-1"]
    version    = "1.30"
  }

  dynamic "encryption" {
    for_each = [1]
    content {
      key = encryption.value
    }
  }
}

resource "aws_s3_bucket" "main" {
  bucket = "main"

  public_access_block_configuration {
    block_public_acls = true
  }
}

resource "aws_secretsmanager_secret" "main" {
  name = "main"

  rotation_rules {
    automatically_after_days = 30
  }
}

resource "aws_timestreamwrite_table" "readings" {
  database_name = "iot"
  table_name    = "readings"

  retention_properties {
    magnetic_store_retention_days = 365
    memory_store_retention_hours  = 24
  }
}

# what is read tells what it is
resource "aws_flow_log" "of_a_vpc" {
  resource_id     = aws_vpc.of_the_log.id
  traffic_type    = "ALL"
  log_destination = "arn:aws:logs:us-east-1:123456789012:log-group:flow"
}

resource "aws_vpc" "of_the_log" {
  cidr_block = "10.0.0.0/16"
}

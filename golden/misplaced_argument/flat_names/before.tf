terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = "logs"

  rule {
    id     = "old"
    status = "Enabled"

    filter {}

    # a year
    expiration_in_days = 365
  }
}

resource "aws_dynamodb_table" "orders" {
  name        = "orders"
  hash_key    = "id"
  ttl_enabled = true

  attribute {
    name = "id"
    type = "S"
  }

  ttl {
    attribute_name = "until"
  }
}

# what the block must have besides is not there
resource "aws_redshift_cluster" "main" {
  cluster_identifier       = "main"
  node_type                = "ra3.large"
  snapshot_copy_grant_name = "grant"
}

# no number is a list
resource "aws_eks_cluster" "main" {
  name                  = "main"
  role_arn              = "arn:aws:iam::123456789012:role/eks"
  vpc_config_subnet_ids = 5

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}

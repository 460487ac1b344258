resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"

  attribute {
    name = "id"
    type = "S"
  }

  global_secondary_index {
    name            = "by-customer" # the only one
    hash_key        = "id"
    projection_type = "ALL"
  }

  local_secondary_index {
    name               = "by-day"
    range_key          = "day"
    non_key_attributes = ["total"]
    projection_type    = "INCLUDE"
  }

  dynamic "global_secondary_index" {
    for_each = var.indexes
    content {
      name            = global_secondary_index.key
      hash_key        = global_secondary_index.value
      projection_type = "ALL"
    }
  }
}

resource "aws_elasticache_subnet_group" "main" {
  name       = var.name
  subnet_ids = []
}

resource "aws_elasticache_parameter_group" "main" {
  name   = "cache" # per environment
  family = "redis7"
}

resource "aws_db_proxy_default_target_group" "app" {
  db_proxy_name = aws_db_proxy.app.name
}

resource "aws_db_proxy_target" "app" {
  db_instance_identifier = "app"
  db_proxy_name          = aws_db_proxy.app.name
  target_group_name      = aws_db_proxy_default_target_group.app.name
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = aws_s3_bucket.logs.id

  versioning_configuration {
    status = "Enabled"
  }
}

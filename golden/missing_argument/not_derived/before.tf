resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"
  global_secondary_index { hash_key = "id" }
}

resource "aws_elasticache_subnet_group" "main" {
  name_prefix = <<-EOT
    main-
  EOT
  subnet_ids  = []
}

resource "aws_db_proxy_target" "app" {
  db_instance_identifier = "app"
  db_proxy_name          = aws_db_proxy.app.name
}

resource "aws_s3_bucket" "logs" {}

resource "aws_s3_bucket" "data" {
  count = 2
}

resource "aws_s3_bucket_versioning" "taken" {
  bucket = aws_s3_bucket.logs.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "logs" {
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "data" {
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "other" {
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  hash_key     = "id"
  billing_mode = var.production ? "PROVISIONED" : ("PAY_PER_REQUEST")

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = var.bucket

  versioning_configuration {
    status = var.versioned ? "Enabled" : var.otherwise
  }
}

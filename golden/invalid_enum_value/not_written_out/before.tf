variable "mode" {
  type    = string
  default = "on_demand"
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  hash_key     = "id"
  billing_mode = var.mode

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = var.bucket

  versioning_configuration {
    status = "en${var.mode}"
  }
}

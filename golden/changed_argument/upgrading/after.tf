terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_db_snapshot" "daily" {
  db_instance_identifier = aws_db_instance.main.identifier
  db_snapshot_identifier = "daily"
}

resource "aws_s3_object" "page" {
  bucket = "pages"
  key    = "index.html"
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = "logs"

  versioning_configuration {
    status = "Enabled"
  }
  dynamic "versioning_configuration" {
    for_each = var.others
    content {
      status = "Enabled"
    }
  }
}

# any number of these
resource "aws_security_group" "web" {
  ingress {
    from_port = 1
    to_port   = 1
    protocol  = "tcp"
  }
  ingress {
    from_port = 1
    to_port   = 1
    protocol  = "tcp"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = "logs"

  rule {
    id     = "a"
    status = "Enabled"
    filter {}
  }

  rule {
    id     = "b"
    status = "Enabled"
    filter {}
  }
}

resource "unknown_thing" "x" {
  once {}
  once {}
}

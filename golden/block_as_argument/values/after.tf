resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  } # at any time

  # the keys are those of AWS
  server_side_encryption {
    enabled = false
  }

  # either of two arguments may be meant
  ttl = "expires"
}

resource "aws_launch_template" "web" {
  name = "web"
  monitoring {
    enabled = var.is_monitored
  }
  iam_instance_profile {
    name = aws_iam_instance_profile.web.name
  }
}

resource "aws_iam_instance_profile" "web" {
  name = "web"
}

variable "is_monitored" {
  type = bool
}

resource "aws_cloudfront_distribution" "web" {
  enabled = true

  origin {
    domain_name = "example.com"
    origin_id   = "web"
  }

  default_cache_behavior {
    target_origin_id       = "web"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    viewer_protocol_policy = "https-only"

    forwarded_values {
      query_string = false
      cookies {
        forward = "none"
      }
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate = true
}

resource "aws_s3_bucket_replication_configuration" "logs" {
  bucket = "logs"
  role   = "arn:aws:iam::123456789012:role/replication"

  rule {
    status = "Enabled"
    delete_marker_replication {
      status = "Disabled"
    }
    destination {
      bucket = "arn:aws:s3:::copies"
    }
  }
}

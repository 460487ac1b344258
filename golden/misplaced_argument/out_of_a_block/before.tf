resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
  bucket = "shop-data"

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm      = "aws:kms"
      bucket_key_enabled = true # fewer calls
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    domain_name = "shop.s3.amazonaws.com"
    origin_id   = "site"

    s3_origin_config {
      origin_access_control_id = "E1ABC"
    }
  }

  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "site"
    viewer_protocol_policy = "https-only"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

resource "aws_api_gateway_usage_plan" "partner" {
  name = "partner"

  throttle_settings {
  }
}

resource "aws_instance" "worker" {
  launch_template {
    version = "$Latest"
  }
}

resource "aws_s3_bucket" "site" {
  bucket = "site"

  website {
    error_document = "error.html"
  }
}

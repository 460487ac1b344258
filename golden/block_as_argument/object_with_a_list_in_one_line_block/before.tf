resource "aws_cloudfront_distribution" "cdn" {
  enabled = true

  restrictions { geo_restriction = [{ restriction_type = "none" }] }
}

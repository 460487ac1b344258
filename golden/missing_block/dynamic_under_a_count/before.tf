# Nothing is made where there is nothing to make it of.
variable "rules" {
  type    = list(object({ methods = list(string), origins = list(string) }))
  default = []
}

resource "aws_s3_bucket_cors_configuration" "this" {
  count = length(var.rules) > 0 ? 1 : 0

  bucket = "example-bucket"

  dynamic "cors_rule" {
    for_each = var.rules

    content {
      allowed_methods = cors_rule.value.methods
      allowed_origins = cors_rule.value.origins
    }
  }
}

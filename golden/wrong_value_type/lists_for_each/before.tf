resource "aws_s3_bucket" "logs" {
  for_each = toset(["a", "b"])
  bucket   = "logs-${each.key}"
}

data "aws_iam_policy_document" "read" {
  statement {
    actions = ["s3:*"]
    resources = [
      for bucket in aws_s3_bucket.logs : [
        bucket.arn, # itself
        "${bucket.arn}/*"
      ]
    ]
  }

  statement {
    actions   = ["s3:List*"]
    resources = [for bucket in aws_s3_bucket.logs : ([bucket.arn])]
  }

  # These are lists of texts.
  statement {
    actions   = ["s3:GetObject"]
    resources = flatten([for bucket in aws_s3_bucket.logs : [bucket.arn]])
  }

  statement {
    actions   = ["s3:PutObject"]
    resources = [for bucket in aws_s3_bucket.logs : bucket.arn]
  }

  statement {
    actions   = ["s3:DeleteObject"]
    resources = [for bucket in aws_s3_bucket.logs : [bucket.arn][0]]
  }
}

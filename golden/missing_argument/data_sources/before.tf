data "aws_secretsmanager_secret_version" "main" {
}

data "aws_iam_policy_document" "main" {
  statement {
    actions = ["s3:GetObject"]

    principals {
      identifiers = ["*"]
    }
  }
}

ephemeral "aws_secretsmanager_secret_version" "main" {}

resource "random_password" "main" {
  special = true
}

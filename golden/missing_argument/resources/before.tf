resource "aws_db_proxy" "main" {
  name     = "main"
  role_arn = null
}

resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_polic  = "{}" # meant for what is missing
}

resource "aws_kms_alias" "main" {}

resource "aws_config_config_rule" "one_line" { name = "x" }

resource "aws_vpc_endpoint" "s3" {
  count = 0
}

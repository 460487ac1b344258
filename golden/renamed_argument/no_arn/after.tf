resource "aws_kms_key" "main" {
}

resource "aws_neptune_cluster" "by_arn" {
  kms_key_arn = aws_kms_key.main.arn
}

resource "aws_neptune_cluster" "by_id" {
  kms_key_arn = aws_kms_key.main.arn
}

resource "aws_neptune_cluster" "by_text" {
  kms_key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"
}

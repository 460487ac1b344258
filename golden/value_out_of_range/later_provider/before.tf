resource "aws_kms_key" "of_any_provider" {
  deletion_window_in_days = 60
}

resource "aws_lbs" "x" {
  name = "${var.project}-${var.environment}-public"
}

resource "aws_iam_role" "reader" {
  name               = "reader-of-the-orders-of-the-shop-in-the-north-and-in-the-east-to"
  assume_role_policy = var.policy
}

resource "aws_iam_role_policy_attachment" "reader" {
  role       = "reader-of-the-orders-of-the-shop-in-the-north-and-in-the-east-to"
  policy_arn = var.policy_arn
}

output "role" {
  value = "arn:aws:iam::${var.account}:role/reader-of-the-orders-of-the-shop-in-the-north-and-in-the-east-to"
}

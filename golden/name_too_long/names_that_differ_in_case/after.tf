resource "aws_iam_role" "reader" {
  name               = "orders-service-that-processes-and-forwards-all-the-incomi-9106bd"
  assume_role_policy = "{}"
}

resource "aws_iam_role" "writer" {
  name               = "orders-service-that-processes-and-forwards-all-the-incomi-1794af"
  assume_role_policy = "{}"
}

resource "aws_iam_user" "bot" {
  name = "orders-service-that-processes-and-forwards-all-the-incoming-bot"
}

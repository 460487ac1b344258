resource "aws_iam_role" "reader" {
  name               = "orders-service-that-processes-and-forwards-all-the-incoming-Events-reader"
  assume_role_policy = "{}"
}

resource "aws_iam_role" "writer" {
  name               = "orders-service-that-processes-and-forwards-all-the-incoming-events-writer"
  assume_role_policy = "{}"
}

resource "aws_iam_user" "bot" {
  name = "orders-service-that-processes-and-forwards-all-the-incoming-bot"
}

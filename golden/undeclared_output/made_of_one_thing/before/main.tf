resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

resource "aws_subnet" "public" {
  count      = 2
  vpc_id     = "vpc-0abc"
  cidr_block = "10.0.${count.index}.0/24"
}

resource "aws_s3_bucket" "logs" {
  bucket = "shop-logs"
}

# which of both is meant
resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_sqs_queue" "dead" {
  name = "dead"
}

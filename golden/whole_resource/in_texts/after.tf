resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs-of-main"
}

resource "aws_sqs_queue" "all" {
  count = 2
  name  = "all-${count.index}"
}

resource "aws_subnet" "orders" {
  vpc_id     = "${aws_vpc.main.id}"
  cidr_block = "10.0.1.0/24"
  tags       = { Name = "orders-${aws_vpc.main.id}" } # of the VPC
}

output "objects" {
  value = join(",", ["arn:aws:s3:::${aws_s3_bucket.logs.id}/*", "${aws_sqs_queue.all}-x"])
}

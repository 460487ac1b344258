provider "aws" {
  region = "us-east-1"
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}

resource "aws_subnet" "private_a" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.0.1.0/24"
}

data "aws_iam_policy_document" "documents" {}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = aws_s3_bucket.log.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = "${aws_s3_bucket.log.id}"
  policy = data.aws_iam_policy_document.document.json
}

resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.prvate_a.id
}

# another one than that which is there may be meant
resource "aws_instance" "other" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.private_b.id
}

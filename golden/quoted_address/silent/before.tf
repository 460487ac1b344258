moved {
  from = aws_instance.web
  to   = aws_instance.front
}

# these are taken as they are
resource "aws_instance" "front" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  depends_on    = ["aws_instance.back"]

  lifecycle {
    ignore_changes = ["tags"]
  }
}

resource "aws_instance" "back" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

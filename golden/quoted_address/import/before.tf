import {
  to = "aws_instance.front"
  id = "i-0123456789abcdef0"
}

resource "aws_instance" "front" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

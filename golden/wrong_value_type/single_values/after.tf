resource "aws_lb_target_group" "web" {
  name     = "web"
  port     = 80
  protocol = [
    "HTTP" # for now
  ]
  vpc_id = ["vpc-1", "vpc-2"]
}

resource "aws_instance" "web" {
  count         = 2
  ami           = "ami-1"
  instance_type = ["t3.micro", ][0]
}

resource "aws_eip" "web" {
  instance = aws_instance.web[0].id
}

resource "aws_launch_template" "web" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

data "aws_launch_configuration" "old" {
  name = "old"
}

resource "aws_launch_configuration" "rooted" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  root_block_device {
    volume_size = 20
  }
}

resource "aws_launch_configuration" "read" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

output "configuration" {
  value = aws_launch_configuration.read.arn
}

resource "aws_launch_configuration" "both" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_launch_template" "both" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

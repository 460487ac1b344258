resource "aws_instance" "web" {
  ami           = var.ami
  instance_type = "t3.micro"

  root_block_device {
    volume_size = 10
  }

  timeouts {
    create = "10m"
  }

  lifecycle {
    ignore_changes = [tags]
  }

  tags = {
    Name = "web"
  }
}

resource "aws_autoscaling_group" "web" {
  max_size = 1
  min_size = 1

  tag {
    key                 = "Name"
    value               = "web"
    propagate_at_launch = true
  }
}

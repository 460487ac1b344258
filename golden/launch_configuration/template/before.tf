resource "aws_launch_configuration" "web" {
  name_prefix     = "web-"
  image_id        = "ami-0123456789abcdef0" # last year's
  instance_type   = "t3.micro"
  security_groups = [aws_security_group.web.id]

  # who it is
  iam_instance_profile = aws_iam_instance_profile.web.name # not the role
  spot_price           = "0.02"
  enable_monitoring    = false

  user_data = <<-BOOT
    #!/bin/sh
    echo "web"
  BOOT

  ebs_block_device { # the data
    device_name = "/dev/sdb"
    # gigabytes
    volume_size = 20
    encrypted   = true
  }

  metadata_options {
    http_tokens = "required"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "web" {
  max_size             = 3
  min_size             = 1
  launch_configuration = aws_launch_configuration.web.name
}

resource "aws_launch_configuration" "open" {
  count                       = 2
  image_id                    = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  user_data                   = file("boot.sh")
  associate_public_ip_address = true
  security_groups             = [aws_security_group.web.id]
}

resource "aws_autoscaling_group" "open" {
  count                = 2
  max_size             = 3
  min_size             = 1
  launch_configuration = aws_launch_configuration.open[count.index].id
}

resource "aws_security_group" "web" {
  name_prefix = "web-"
}

resource "aws_iam_instance_profile" "web" {
  name = "web"
}

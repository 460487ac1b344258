resource "aws_launch_template" "web" {
  name_prefix            = "web-"
  image_id               = "ami-0123456789abcdef0" # last year's
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.web.id]

  # who it is
  # not the role
  iam_instance_profile {
    name = aws_iam_instance_profile.web.name
  }
  instance_market_options {
    market_type = "spot"

    spot_options {
      max_price = "0.02"
    }
  }
  monitoring {
    enabled = false
  }

  user_data = base64encode(<<-BOOT
    #!/bin/sh
    echo "web"
  BOOT
  )

  block_device_mappings { # the data
    device_name = "/dev/sdb"
    # gigabytes
    ebs {
      volume_size = 20
      encrypted   = true
    }
  }

  metadata_options {
    http_tokens = "required"
  }

  lifecycle {
    create_before_destroy = true
  }
}

removed {
  from = aws_launch_configuration.web

  lifecycle {
    destroy = false
  }
}

resource "aws_autoscaling_group" "web" {
  max_size = 3
  min_size = 1
  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}

resource "aws_launch_template" "open" {
  count         = 2
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = base64encode(file("boot.sh"))
  network_interfaces {
    associate_public_ip_address = true
    security_groups             = [aws_security_group.web.id]
  }

  monitoring {
    enabled = true
  }
}

removed {
  from = aws_launch_configuration.open

  lifecycle {
    destroy = false
  }
}

resource "aws_autoscaling_group" "open" {
  count    = 2
  max_size = 3
  min_size = 1
  launch_template {
    id      = aws_launch_template.open[count.index].id
    version = aws_launch_template.open[count.index].latest_version
  }
}

resource "aws_security_group" "web" {
  name_prefix = "web-"
}

resource "aws_iam_instance_profile" "web" {
  name = "web"
}

variable "disks" {
  type = list(string)
}

resource "aws_elb" "web" {
  name = "web"

  dynamic "listener" {
    for_each = [80, 8080]
    iterator = port

    content {
      instance_port     = port.value # was the label
      instance_protocol = "http"
      lb_port           = port.value
      lb_protocol       = element.key
    }
  }
}

resource "aws_instance" "web" {
  ami           = "ami-12345678"
  instance_type = "t3.micro"

  dynamic "ebs_block_device" {
    for_each = var.disks

    content {
      device_name = "/dev/${ebs_block_device.value}"
      volume_size = disk.value
      volume_type = ebs_block_device.type
    }
  }
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/1"

  dynamic "default_action" {
    for_each = ["forward"]

    content {
      type = default_action.value

      dynamic "forward" {
        for_each = ["blue"]

        content {
          dynamic "target_group" {
            for_each = ["arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${forward.value}/1"]

            content {
              arn    = target_group.value
              weight = group.key
            }
          }
        }
      }
    }
  }
}

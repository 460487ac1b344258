variable "disks" {
  type = list(object({ name = string, tags = map(string) }))
}

resource "aws_instance" "web" {
  for_each = toset(["a"])

  ami           = "ami-12345678"
  instance_type = "t3.micro"

  dynamic "ebs_block_device" {
    for_each = { for disk in var.disks : disk.name => disk }
    iterator = device

    content {
      device_name = device.key
      volume_type = each.value
      tags        = { for tag, value in device.value.tags : tag => value.value }
    }
  }

  ebs_block_device {
    device_name = join("", [for disk in var.disks : disk.name])
  }
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/1"

  dynamic "default_action" {
    for_each = ["forward"]

    content {
      type = default_action.value

      forward {
        target_group {
          arn = local.groups[default_action.key].value
        }
      }
    }
  }
}

locals {
  groups = [{ value = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1" }]
}

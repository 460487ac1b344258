variable "template" {
  type    = string
  default = null
}

resource "aws_autoscaling_group" "one" {
  min_size           = 1
  max_size           = 3
  availability_zones = ["eu-west-1a"]

  dynamic "launch_template" {
    for_each = var.template[*]

    content {
      id = launch_template.value
    }
  }

  dynamic "mixed_instances_policy" {
    for_each = var.template == null ? [1] : []

    content {
      launch_template {
        launch_template_specification {
          launch_template_name = "workers"
        }
      }
    }
  }
}

# Nothing says that there is a throttle at all.
resource "aws_api_gateway_usage_plan" "two" {
  name = "two"

  dynamic "throttle_settings" {
    for_each = var.template[*]

    content {
    }
  }
}

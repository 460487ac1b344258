resource "aws_appautoscaling_policy" "scale_up" {
  for_each = var.services

  name               = "${each.key}-scale-up"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/main/${each.key}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {
    target_value = each.value

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_appautoscaling_policy" "scale_down" {
  for_each = var.services

  name               = "${each.key}-scale-down"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/main/${each.key}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {
    target_value = 30

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

variable "services" {
  type = map(number)
  default = {
    web = 70
    api = 50
  }
}

output "web" {
  value = aws_appautoscaling_policy.scale_down["web"].arn
}

output "all" {
  value = { for key, one in aws_appautoscaling_policy.scale_down : key => one.arn }
}

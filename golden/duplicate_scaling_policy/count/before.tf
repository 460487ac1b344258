resource "aws_appautoscaling_policy" "scale_up" {
  count = var.scaled ? 1 : 0

  name               = "scale-up"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/main/web"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_appautoscaling_policy" "scale_down" {
  count = var.scaled ? 1 : 0

  name               = "scale-down"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/main/web"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {
    target_value = 30

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

variable "scaled" {
  type    = bool
  default = true
}

output "arn" {
  value = one(aws_appautoscaling_policy.scale_down[*].arn)
}

output "name" {
  value = var.scaled ? aws_appautoscaling_policy.scale_down[0].name : ""
}

resource "aws_appautoscaling_policy" "scale_up" {
  name               = "scale-up"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/main/web"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {
    target_value = 70

    dynamic "predefined_metric_specification" {
      for_each = ["ECSServiceAverageCPUUtilization"]
      content {
        predefined_metric_type = predefined_metric_specification.value
      }
    }
  }
}

resource "aws_appautoscaling_policy" "scale_down" {
  name               = "scale-down"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/main/web"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {
    target_value = 30

    dynamic "predefined_metric_specification" {
      for_each = ["ECSServiceAverageCPUUtilization"]
      content {
        predefined_metric_type = predefined_metric_specification.value
      }
    }
  }
}

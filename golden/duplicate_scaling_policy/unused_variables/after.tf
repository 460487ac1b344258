resource "aws_appautoscaling_policy" "cpu_tracking" {
  name               = "cpu-tracking"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/main/web"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {
    target_value       = var.high
    scale_in_cooldown  = var.slow
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

variable "high" {
  type = number
}

variable "low" {
  type = number
}

variable "slow" {
  type = number
}

# Autoscaling of the web service.

# Scale out quickly when it is hot.
resource "aws_appautoscaling_policy" "cpu_tracking" {
  name               = "cpu-tracking"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/main/web"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {
    # the middle of the road
    target_value       = 70 # per cent
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

# Scale in slowly when it is idle.
# It takes a while.
# per cent

# Nothing below.

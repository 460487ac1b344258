resource "aws_appautoscaling_policy" "request_tracking" {
  name               = "request-tracking"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/main/web"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {
    target_value       = 1000
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "app/web/1/targetgroup/a/2"
    }
  }
}

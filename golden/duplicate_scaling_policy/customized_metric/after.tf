resource "aws_appautoscaling_policy" "target_tracking" {
  name               = "target-tracking"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/main/web"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {
    target_value       = 10
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    customized_metric_specification {
      metric_name = "QueueDepth"
      namespace   = "app"
      statistic   = "Average"

      dimensions {
        name  = "queue"
        value = "jobs"
      }

      dimensions {
        name  = "stage"
        value = "prod"
      }
    }
  }
}

# of a minute

resource "aws_appautoscaling_policy" "scale_up" {
  name               = "scale-up"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/main/web"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {
    target_value = 10

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

resource "aws_appautoscaling_policy" "scale_down" {
  name               = "scale-down"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/main/web"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {
    target_value = 5

    customized_metric_specification {
      metric_name = "QueueDepth"
      statistic   = "Average" # of a minute
      namespace   = "app"

      dimensions {
        name  = "stage"
        value = "prod"
      }

      dimensions {
        name  = "queue"
        value = "jobs"
      }
    }
  }
}

resource "aws_appautoscaling_target" "services" {
  for_each = var.service_config

  min_capacity       = each.value.min_tasks
  max_capacity       = each.value.max_tasks
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.services[each.key].name}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"
}

# Keeps the average CPU of a service where its latency is still good.
resource "aws_appautoscaling_policy" "cpu_tracking" {
  for_each = var.service_config

  name               = "policy-cpu-tracking-${each.key}-${var.environment_suffix}"
  policy_type        = "TargetTrackingScaling"
  resource_id        = aws_appautoscaling_target.services[each.key].resource_id
  scalable_dimension = aws_appautoscaling_target.services[each.key].scalable_dimension
  service_namespace  = aws_appautoscaling_target.services[each.key].service_namespace

  target_tracking_scaling_policy_configuration {
    target_value       = var.cpu_target_value
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

# Gives tasks back when a service has little to do.

# Memory is another metric of the same target, which AWS allows beside the CPU.
resource "aws_appautoscaling_policy" "memory" {
  for_each = var.service_config

  name               = "policy-memory-${each.key}-${var.environment_suffix}"
  policy_type        = "TargetTrackingScaling"
  resource_id        = aws_appautoscaling_target.services[each.key].resource_id
  scalable_dimension = aws_appautoscaling_target.services[each.key].scalable_dimension
  service_namespace  = aws_appautoscaling_target.services[each.key].service_namespace

  target_tracking_scaling_policy_configuration {
    target_value       = var.memory_target_value
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageMemoryUtilization"
    }
  }
}

# All tasks that a service may have are running: raise max_tasks, or find out why.
resource "aws_cloudwatch_metric_alarm" "at_capacity" {
  for_each = var.service_config

  alarm_name          = "at-capacity-${each.key}-${var.environment_suffix}"
  alarm_description   = "${each.key} runs ${each.value.max_tasks} tasks and cannot have more."
  namespace           = "ECS/ContainerInsights"
  metric_name         = "RunningTaskCount"
  statistic           = "Average"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = aws_appautoscaling_target.services[each.key].max_capacity
  period              = 300
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns

  dimensions = {
    ClusterName = aws_ecs_cluster.main.name
    ServiceName = aws_ecs_service.services[each.key].name
  }

  # Nobody should be called before the service can scale by itself.
  depends_on = [aws_appautoscaling_policy.cpu_tracking]
}

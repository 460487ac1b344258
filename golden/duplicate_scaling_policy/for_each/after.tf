resource "aws_appautoscaling_policy" "cpu_tracking" {
  for_each = var.services

  name               = "${each.key}-cpu-tracking"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/main/${each.key}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {
    target_value       = each.value
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

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
  value = aws_appautoscaling_policy.cpu_tracking["web"].arn
}

output "all" {
  value = { for key, one in aws_appautoscaling_policy.cpu_tracking : key => one.arn }
}

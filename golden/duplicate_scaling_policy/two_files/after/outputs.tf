output "scale_down" {
  value = aws_appautoscaling_policy.cpu_tracking.arn
}

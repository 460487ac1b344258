output "scale_down" {
  value = aws_appautoscaling_policy.scale_down.arn
}

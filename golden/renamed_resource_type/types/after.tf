resource "aws_appautoscaling_target" "main" {
  min_capacity       = 1
  max_capacity       = 4
  resource_id        = "service/main/main"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"
}

resource "aws_cloudwatch_log_metric_filter" "errors" {
  name           = "errors"
  log_group_name = "/app"
  pattern        = "ERROR"

  metric_transformation {
    name      = "Errors"
    namespace = "App"
    value     = "1"
  }
}

resource "aws_secretsmanager_secret_policy" "main" {
  secret_arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:main"
  policy     = "{}"
}

resource "aws_lambda_function_event_invoke_config" "main" {
  function_name          = "main"
  maximum_retry_attempts = 0
}

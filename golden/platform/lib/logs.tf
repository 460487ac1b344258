resource "aws_cloudwatch_log_group" "services" {
  for_each = var.service_config

  name              = "/ecs/${var.environment_suffix}/${each.key}"
  retention_in_days = var.log_retention_days
}

# The proxies of all services, one stream prefix each.
resource "aws_cloudwatch_log_group" "envoy" {
  name              = "/ecs/${var.environment_suffix}/envoy"
  retention_in_days = var.log_retention_days
}

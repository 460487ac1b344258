resource "aws_iam_role" "orders" {
  name               = "orders-service-that-processes-and-forwards-all-incoming-events-role"
  assume_role_policy = "{}"
}

resource "aws_ssm_parameter" "orders" {
  name  = "/orders"
  type  = "String"
  value = "{\"role\": \"orders-service-that-processes-and-forwards-all-incoming-events-role\"}"
}

resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  container_definitions = <<-EOT
    [{"name": "ROLE", "value": "orders-service-that-processes-and-forwards-all-incoming-events-role"}]
  EOT
}

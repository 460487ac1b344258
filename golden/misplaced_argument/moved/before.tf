resource "aws_eks_cluster" "main" {
  name               = "main"
  role_arn           = "arn:aws:iam::123456789012:role/main"
  subnet_ids         = ["subnet-0a", "subnet-0b"] # of two zones
  security_group_ids = ["sg-0a"]
}

resource "aws_ecs_service" "main" {
  name             = "main"
  assign_public_ip = true

  network_configuration {
    subnets = ["subnet-0a"]
  }
}

# security_group_ids would be missing there
resource "aws_lambda_function" "half" {
  function_name = "half"
  role          = "arn:aws:iam::123456789012:role/main"
  filename      = "main.zip"
  handler       = "main.run"
  runtime       = "python3.12"
  subnet_ids    = ["subnet-0a"]
}

resource "aws_appautoscaling_policy" "cpu" {
  name               = "cpu"
  policy_type        = "TargetTrackingScaling"
  resource_id        = "service/shop/catalog"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"

  target_tracking_scaling_policy_configuration {
    predefined_metric_type = "ECSServiceAverageCPUUtilization" # of the service
    target_value           = 60
  }
}

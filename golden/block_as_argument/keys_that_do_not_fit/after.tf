resource "aws_ecs_cluster" "main" {
  name = "main"
  setting {
    name = "containerInsights"
  }
}

resource "aws_ecs_cluster" "other" {
  name = "other"
  setting {
    name    = "containerInsights"
    value   = "enabled"
    enabled = true
  }
}

resource "aws_ecs_cluster" "third" {
  name = "third"
  setting = {
    (var.key) = "containerInsights"
    value     = "enabled"
  }
}

resource "aws_lambda_function" "two" {
  function_name = "two"
  role          = var.role
  image_uri     = var.image
  package_type  = "Image"

  tracing_config = [{ mode = "Active" }, { mode = "PassThrough" }]
}

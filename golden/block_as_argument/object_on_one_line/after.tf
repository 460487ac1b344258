resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = var.role
  package_type  = "Image"
  image_uri     = var.image

  tracing_config { mode = "Active" }
  vpc_config {
    subnet_ids         = var.subnets
    security_group_ids = var.groups
  }
  environment {
    variables = { STAGE = "dev", LEVEL = "info" }
  }
}

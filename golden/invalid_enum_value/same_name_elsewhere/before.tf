resource "aws_lambda_function" "web" {
  function_name = "web"
  role          = var.role
  package_type  = "Image"
  image_uri     = var.image

  environment {
    variables = {
      package_type = "zip"
      mode         = "active"
    }
  }

  tracing_config {
    mode = "active"
  }
}

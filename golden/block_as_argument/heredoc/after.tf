resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = var.role
  package_type  = "Image"
  image_uri     = var.image

  environment {
    variables = {
      POLICY = <<-EOT
        a, b = c,
      EOT
      STAGE = "dev",
    }
  }
}

resource "aws_ecs_cluster" "main" {
  name = "main"
  setting {
    name  = "containerInsights"
    value = <<EOT
enabled
EOT
  }
}

resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = var.role
  package_type  = "Image"
  image_uri     = var.image

  environment {
    variables = {
      STAGE = var.stage
      LEVEL = "info"
    }
  }
}

resource "aws_launch_template" "web" {
  dynamic "tag_specifications" {
    for_each = ["instance"]
    content {
      resource_type = tag_specifications.value
      tags = {
        Name = "web"
      }
    }
  }
}

resource "aws_codebuild_project" "build" {
  name         = "build"
  service_role = "arn:aws:iam::123456789012:role/build"

  artifacts {
    type = "NO_ARTIFACTS"
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"

    environment_variable = {
      STAGE = "prod"
      DEBUG = "false"
    }
  }

  source {
    type     = "GITHUB"
    location = "https://github.com/shop/web.git"
  }
}

resource "aws_db_parameter_group" "main" {
  name   = "main"
  family = "postgres16"

  parameter = {
    # in milliseconds
    log_min_duration_statement = "500"
  }
}

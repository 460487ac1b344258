provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

resource "aws_codepipeline" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::111122223333:role/pipeline"
  provider = aws.west

  stage {
    name = "Source"

    action {
      name     = "Source"
      category = "Source"
      owner    = "AWS"
      provider = local.manual ? "Manual" : "CodeBuild"
      version  = "1"
    }
  }
}

locals {
  manual = true
}

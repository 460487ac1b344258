terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

data "aws_iam_policy_document" "assume" {
  statement {
    effect  = "allow"
    actions = ["sts:AssumeRole"]
  }

  statement {
    effect  = "Deny"
    actions = ["sts:TagSession"]
  }
}

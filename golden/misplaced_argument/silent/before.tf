terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/main"
  version  = "1.30"
  nowhere  = true

  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}

# left to renamed-argument
resource "aws_ecr_repository" "main" {
  name         = "main"
  scan_on_push = true
}

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_eks_cluster" "main" {
  name       = "main"
  role_arn   = "arn:aws:iam::123456789012:role/main"
  subnet_ids = ["subnet-1"]

  vpc_config {
    subnet_ids = ["subnet-1"]
    version    = "1.30"
  }
}

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_redshift_cluster" "main" {
  cluster_identifier  = "main"
  encrypted           = true
  publicly_accessible = var.public
}

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_redshift_cluster" "off" {
  cluster_identifier = "off"

  logging {
    enable = false
  }
}

resource "aws_redshift_cluster" "twice" {
  cluster_identifier = "twice"

  logging {
    enable      = true
    bucket_name = "audit"
  }
}

resource "aws_redshift_logging" "twice" {
  cluster_identifier = aws_redshift_cluster.twice.id
}

resource "aws_secretsmanager_secret" "read" {
  name                = "read"
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:123456789012:function:rotate"
}

output "rotation" {
  value = aws_secretsmanager_secret.read.rotation_lambda_arn
}

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_redshift_cluster" "main" {
  count              = 2
  cluster_identifier = "main-${count.index}"
  node_type          = "ra3.large"

  # for the auditors
  logging { # since 2019
    enable        = true
    bucket_name   = aws_s3_bucket.audit.id # elsewhere
    s3_key_prefix = "redshift/"
  }
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id       = aws_api_gateway_rest_api.shop.id
  stage_name        = var.stage
  stage_description = "The shop"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_secretsmanager_secret" "db" {
  name                = "db"
  rotation_lambda_arn = aws_lambda_function.rotate.arn

  rotation_rules {
    automatically_after_days = 30
  }
}

output "url" {
  value = "${aws_api_gateway_deployment.shop.invoke_url}/orders"
}

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
  # since 2019
  # elsewhere
}

resource "aws_redshift_logging" "main" {
  count = 2

  cluster_identifier = aws_redshift_cluster.main[count.index].id
  bucket_name        = aws_s3_bucket.audit.id
  s3_key_prefix      = "redshift/"
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "shop" {
  rest_api_id   = aws_api_gateway_deployment.shop.rest_api_id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = var.stage
  description   = "The shop"
}

resource "aws_secretsmanager_secret" "db" {
  name = "db"
}

resource "aws_secretsmanager_secret_rotation" "db" {
  secret_id           = aws_secretsmanager_secret.db.id
  rotation_lambda_arn = aws_lambda_function.rotate.arn

  rotation_rules {
    automatically_after_days = 30
  }
}

output "url" {
  value = "${aws_api_gateway_stage.shop.invoke_url}/orders"
}

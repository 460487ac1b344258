terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_s3_bucket_notification" "inbox" {
  bucket = "inbox"

  lambda_function {
    function_arn = "arn:aws:lambda:us-east-1:123456789012:function:worker"
    events       = ["s3:ObjectCreated:*"]
  }
}

resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"
  enabled             = true
}

# the same words name other things
resource "aws_kinesisanalyticsv2_application" "notebook" {
  name                   = "notebook"
  runtime_environment    = "ZEPPELIN-FLINK-3_0"
  service_execution_role = "arn:aws:iam::123456789012:role/notebook"

  application_configuration {
    zeppelin_application_configuration {
      monitoring_configuration {
        configuration_type = "DEFAULT"
      }
    }
  }
}

resource "aws_quicksight_data_source" "shop" {
  data_source_id = "shop"
  name           = "shop"
  type           = "MYSQL"

  parameters {
    my_sql_parameters {
      database = "shop"
      host     = "db.example.com"
      port     = 3306
    }
  }
}

resource "aws_db_instance" "copy" {
  identifier                    = "copy"
  source_db_instance_identifier = "main"
}

resource "aws_dms_endpoint" "main" {
  endpoint_type = "source"
  engine_name   = "mysql"
  kms_key_id    = "alias/dms"
}

resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"

  attribute {
    name = "id"
    type = "S"
  }

  time_to_live_settings {
    enabled = true
  }
}

resource "aws_config_config_rule" "one_line" { name = "x" }

resource "aws_lb_listener" "web" {
  load_balancer_arn = "arn"

  dynamic "default_action" {
    for_each = []
    content {
      type = "forward"
    }
  }
}

resource "aws_wafv2_web_acl" "main" {
  name  = "main"
  scope = "REGIONAL"

  rule {
    name     = "all"
    priority = 1
  }
}

resource "aws_kinesis_firehose_delivery_stream" "logs" {
  name        = "logs"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn   = "arn"
    bucket_arn = "arn"

    data_format_conversion_configuration {
      output_format_configuration {
        serializer {
          parquet_ser_de {}
        }
      }

      schema_configuration {
        database_name = "logs"
        table_name    = "logs"
        role_arn      = "arn"
      }
    }
  }
}

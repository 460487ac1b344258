# the handler is said twice, and once would do
resource "aws_synthetics_canary" "web" {
  name                 = "web"
  artifact_s3_location = "s3://artifacts/"
  execution_role_arn   = "arn:aws:iam::123456789012:role/canary"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  handler              = "web.handler"

  schedule {
    expression = "rate(5 minutes)"
  }

  s3_bucket = "scripts"
  s3_key    = "web.zip"
}

# which of the handlers is meant?
resource "aws_synthetics_canary" "shop" {
  name                 = "shop"
  artifact_s3_location = "s3://artifacts/"
  execution_role_arn   = "arn:aws:iam::123456789012:role/canary"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  handler              = "shop.handler"

  schedule {
    expression = "rate(5 minutes)"
  }

  code {
    handler   = "other.handler"
    s3_bucket = "scripts"
    s3_key    = "shop.zip"
  }
}

resource "aws_flow_log" "both" {
  log_destination = aws_s3_bucket.logs.arn
  vpc_id          = "vpc-0123456789abcdef0"
}

resource "aws_ssm_maintenance_window_task" "patch" {
  window_id = aws_ssm_maintenance_window.patch.id
  task_type = "RUN_COMMAND"
  task_arn  = "AWS-RunPatchBaseline"

  # goes with the block that holds nothing else
}

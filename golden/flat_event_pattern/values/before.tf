resource "aws_cloudwatch_event_rule" "created" {
  name = "created"
  event_pattern = jsonencode({
    source        = "com.example.orders" # ours
    "detail-type" = ["OrderCreated"]
    detail = {
      region  = "${var.region}-1"
      total   = 100
      paid    = true
      comment = null
      items   = [{ exists = true }]
    }
  })
}

resource "aws_cloudwatch_event_archive" "orders" {
  name             = "orders"
  event_source_arn = "arn:aws:events:us-east-1:123456789012:event-bus/default"
  event_pattern    = jsonencode({ source = "com.example.orders" })
}

variable "region" {
  type = string
}

variable "sources" {
  type = list(string)
}

resource "aws_cloudwatch_event_rule" "lists" {
  name = "lists"
  event_pattern = jsonencode({
    source        = var.sources
    "detail-type" = "${var.sources}"
    detail = {
      state = ["running"]
      count = [{ numeric = [">", 0] }]
      "$or" = [{ a = ["b"] }, { c = ["d"] }]
    }
  })
}

resource "aws_cloudwatch_event_rule" "by_time" {
  name                = "by-time"
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_rule" "elsewhere" {
  name          = "elsewhere"
  event_pattern = file("pattern.json")
}

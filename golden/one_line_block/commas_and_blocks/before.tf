variable "name" { type = string, default = "orders" } # of the queue

variable "password" { type = string, sensitive = true, }

variable "sizes" { type = map(object({ min = number, max = number })), default = {} }

resource "aws_wafv2_web_acl" "shop" {
  name  = "shop"
  scope = "REGIONAL"

  default_action { allow {} }

  visibility_config { metric_name = "shop", cloudwatch_metrics_enabled = true, sampled_requests_enabled = false }
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = "arn"

  dynamic "default_action" {
    for_each = var.actions
    content {
      type             = "forward"
      target_group_arn = default_action.value
    }
  }
}

# block-as-argument writes it as a block
resource "aws_config_config_rule" "encrypted" {
  name   = "encrypted"
  source = { owner = "AWS", source_identifier = "ENCRYPTED_VOLUMES" }
}

resource "aws_config_config_rule" "tagged" {
  name = "tagged"
  source {
    owner             = "AWS"
    source_identifier = "REQUIRED_TAGS"
  }
}

resource "aws_wafv2_web_acl" "main" {
  name  = "main"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name                = "main"
    sampled_requests_enabled   = false
  }

  dynamic "rule" {
    for_each = toset([])
    content {
      name = rule.value
    }
  }
}

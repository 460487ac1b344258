resource "aws_secretsmanager_secret" "services" {
  for_each = var.service_config

  name                    = "${var.environment_suffix}/${each.key}"
  description             = "What ${each.key} needs to know and nobody else"
  recovery_window_in_days = 7
}

# Tasks do not start while a key is missing, so each key is there from the beginning.
# The true values are put in by those who own them and never come back here.
resource "aws_secretsmanager_secret_version" "services" {
  for_each = var.service_config

  secret_id     = aws_secretsmanager_secret.services[each.key].id
  secret_string = jsonencode({ for name in each.value.secrets : name => "to be set" })

  lifecycle {
    ignore_changes = [secret_string]
  }
}

variable "vault_name" {
  type = string
}

variable "ports_from_app_to_db" {
  type = list(number)
}

resource "aws_backup_vault" "main" {
  name = var.name_vault
}

resource "aws_sqs_queue" "main" {
  name  = "${var.vault_name}-events"
  count = length(var.ports_from_db_to_app)
}

output "vault" {
  value = [aws_backup_vault.main.arn, aws_backup_vault.main.id, aws_sqs_queue.main[0].arn]
}

output "ports" {
  value = [var.ports_from_app_to_db, var.vault_name]
}

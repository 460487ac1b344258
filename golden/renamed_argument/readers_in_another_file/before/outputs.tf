output "url" {
  value = "postgres://${aws_db_instance.main[0].address}/${aws_db_instance.main[0].name}"
}

output "names" {
  value = aws_db_instance.main[*].name
}

output "other" {
  value = [for db in aws_db_instance.main : db.address]
}

output "encrypted" {
  value = "encrypted: ${aws_s3_bucket_server_side_encryption_configuration.logs["audit"].bucket}"
}

output "all" {
  value = values(aws_s3_bucket_server_side_encryption_configuration.logs)[*].id
}

output "others" {
  value = [for aws_s3_bucket_encryption in [{ logs = 1 }] : aws_s3_bucket_encryption.logs]
}

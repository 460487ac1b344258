output "vpc_id" {
  value = "vpc-0abc"
}

output "topic_arn" {
  value = aws_sns_topic.alerts.arn
}

output "alerts_arn" {
  value = aws_sns_topic.alerts.arn
}

output "subnet_ids" {
  value = aws_subnet.public[*].id
}

output "bucket_name" {
  value = aws_s3_bucket.logs.bucket
}

output "dead_url" {
  value = aws_sqs_queue.dead.url
}

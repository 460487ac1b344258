resource "aws_sqs_queue" "orders" {
  "name": "orders",
  delay_seconds: 5
  "fifo_queue" = false, # a standard queue
  kms_master_key_id: aws_kms_key.orders.id;
}

resource "aws_kms_key" "orders" {
  description = 'for the queue',
  tags: { Name = 'orders', Team = "shop" }
}

variable "db_id" {
  default = "database-of-the-orders-of-the-shop-in-the-north-and-in-the-east"
}

resource "aws_db_instance" "orders" {
  identifier     = "${var.db_id}-1"
  instance_class = "db.t4g.micro"
  engine         = "postgres"

  depends_on = [aws_cloudwatch_log_group.orders]
}

resource "aws_cloudwatch_log_group" "orders" {
  name = "/aws/rds/instance/${var.db_id}-1/postgresql"
}

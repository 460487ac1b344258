variable "db_id" {
  default = "database-of-the-orders-of-the-shop-in-the-north-and-in-the-east"
}

resource "aws_db_instance" "orders" {
  identifier     = trim(substr("${var.db_id}-1", 0, 63), "-")
  instance_class = "db.t4g.micro"
  engine         = "postgres"

  depends_on = [aws_cloudwatch_log_group.orders]
}

resource "aws_cloudwatch_log_group" "orders" {
  name = "/aws/rds/instance/${trim(substr("${var.db_id}-1", 0, 63), "-")}/postgresql"
}

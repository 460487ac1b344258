resource "aws_lb" "api" {
  name    = substr("${var.project}-internal-${var.customer_id}", 0, 32)
  subnets = var.subnets
}

resource "aws_lb_target_group" "notifications" {
  name     = substr("tg-notification-service-for-${var.customer_id}", 0, 32)
  port     = 80
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}

resource "aws_db_instance" "main" {
  identifier     = "main-orders-of-all-the-services-that-there-are-in-one-database"
  instance_class = "db.t3.micro"
}

resource "aws_lb" "api" {
  name    = "internal_${var.project}_${var.customer_id}"
  subnets = var.subnets
}

resource "aws_lb_target_group" "notifications" {
  name     = "tg_notification_service_for_${var.customer_id}"
  port     = 80
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}

resource "aws_db_instance" "main" {
  identifier     = "Main_Orders_Of_All_The_Services_That_There_Are_In_One_Database_1"
  instance_class = "db.t3.micro"
}

variable "project" {
  type    = string
  default = "My_Project"
}

resource "aws_lb" "web" {
  name    = "web-${var.project}"
  subnets = var.subnets
}

resource "aws_db_instance" "main" {
  identifier     = "orders-${var.project}"
  instance_class = "db.t3.micro"
}

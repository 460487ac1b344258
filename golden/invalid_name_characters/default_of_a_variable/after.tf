variable "project" {
  type    = string
  default = "My_Project"
}

resource "aws_lb" "web" {
  name    = replace("web-${var.project}", "_", "-")
  subnets = var.subnets
}

resource "aws_db_instance" "main" {
  identifier     = replace(lower("orders-${var.project}"), "_", "-")
  instance_class = "db.t3.micro"
}

resource "aws_lb" "web" {
  name    = "web&api"
  subnets = var.subnets
}

resource "aws_lb" "ended" {
  name    = "web"
  subnets = var.subnets
}

resource "aws_lb" "begun" {
  name    = "web-${var.environment}"
  subnets = var.subnets
}

resource "aws_db_instance" "main" {
  identifier     = "main__orders"
  instance_class = "db.t3.micro"
}

resource "aws_cloudwatch_log_group" "main" {
  name = "größe"
}

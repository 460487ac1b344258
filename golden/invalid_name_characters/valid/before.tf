resource "aws_lb" "web" {
  name    = "web-${var.environment}"
  subnets = var.subnets

  tags = {
    Name = "web_api"
  }
}

resource "aws_db_instance" "main" {
  identifier     = lower("Main-${var.environment}")
  instance_class = "db.t3.micro"
  db_name        = "main_orders"
}

resource "aws_cloudwatch_log_group" "web" {
  name = "/aws/lambda/web_api.v1"
}

resource "aws_iam_role" "web" {
  name               = "web_role"
  assume_role_policy = "{}"
}

resource "aws_lb" "replaced" {
  name    = replace("web_${var.environment}", "_", "-")
  subnets = var.subnets
}

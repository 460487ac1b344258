resource "aws_sqs_queue" "orders" {
  name = "orders"

  tags = {
    Address = aws_sqs_queue.orders.arn
  }
}

resource "aws_subnet" "main" {
  count             = length(aws_subnet.main)
  vpc_id            = "vpc-12345678"
  availability_zone = aws_subnet.main[0].availability_zone
}

data "aws_vpc" "main" {
  id = data.aws_vpc.main.arn
}

resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port       = 80
    to_port         = 80
    protocol        = "tcp"
    security_groups = [aws_security_group.web.id]
  }
}

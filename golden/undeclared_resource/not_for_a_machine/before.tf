terraform {
  required_version = ">= 1.5"
}

resource "aws_subnet" "private_a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "random_pet" "name" {
}

resource "aws_instance" "worker" {
  ami                         = data.aws_ami.base.id
  instance_type               = "t3.micro"
  subnet_id                   = aws_subnet.privat_a.id
  associate_public_ip_address = aws_sqs_queue.mail.fifo_queue
  tags                        = { Name = random_id.name.hex }
  depends_on                  = [aws_internet_gateway.main]
}

output "queue" {
  value = [for one in [1] : aws_sqs_queues.orders.arn][0]
}

output "subnet" {
  value = data.aws_subnet.private_a.id
}

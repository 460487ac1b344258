resource "aws_security_group" "web" {
  name = "web"

  ingress = [{
    description      = "web"
    from_port        = 80
    to_port          = 80
    protocol         = "tcp"
    cidr_blocks      = ["10.0.0.0/8"]
    ipv6_cidr_blocks = []
    prefix_list_ids  = []
    security_groups  = []
    self             = false
  }]
  egress = []
}

resource "aws_route_table" "web" {
  vpc_id = var.vpc_id
  route  = []
}

resource "aws_instance" "web" {
  ami           = var.ami
  instance_type = "t3.micro"
  tags          = { Name = "web" }
}

resource "aws_unknown_type" "web" {
  setting = {}
}

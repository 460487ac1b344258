resource "aws_security_group_rule" "web" {
  description       = "sg-web"
  security_group_id = "sg-0123456789abcdef0"
}

resource "aws_db_subnet_group" "web" {
  name = "sg-web"
}

resource "aws_lb_target_group" "web" {
  name = "internal-web"
}

resource "aws_elb" "web" {
  name = "internal-web"
}

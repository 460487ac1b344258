resource "aws_security_group" "web" {
  name   = trimprefix("${var.public ? "sg-" : "grp-"}web", "sg-")
  vpc_id = var.vpc_id
}

resource "aws_security_group" "web" {
  name   = "${var.public ? "sg" : "grp"}-web"
  vpc_id = var.vpc_id
}

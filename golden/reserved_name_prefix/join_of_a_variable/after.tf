resource "aws_security_group" "web" {
  name   = join("-", [var.environment, "sg"])
  vpc_id = var.vpc_id
}

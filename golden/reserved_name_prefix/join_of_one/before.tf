resource "aws_security_group" "web" {
  name   = join("-", ["sg"])
  vpc_id = var.vpc_id
}

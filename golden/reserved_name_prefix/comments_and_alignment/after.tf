resource "aws_security_group" "web" {
  # for the load balancer
  name        = "${var.environment}-sg" # as in the diagram
  description = "Web"                   # shown in the console
  vpc_id      = var.vpc_id
}

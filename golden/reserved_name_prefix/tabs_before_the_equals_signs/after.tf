resource "aws_security_group" "bus" {
	name	= "bus-sg"
	tags	= {}
	vpc_id	= var.vpc_id
}

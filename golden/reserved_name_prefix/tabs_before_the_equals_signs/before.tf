resource "aws_security_group" "bus" {
	name	= "sg-bus"
	tags	= {}
	vpc_id	= var.vpc_id
}

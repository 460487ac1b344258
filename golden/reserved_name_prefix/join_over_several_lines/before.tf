resource "aws_security_group" "web" {
  name = join("-", [
    "sg", # the kind
    "web",
    var.environment,
  ])
  vpc_id = var.vpc_id
}

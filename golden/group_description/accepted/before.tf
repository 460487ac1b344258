variable "what" {
  type = string
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "The web tier: HTTPS (443), {all} & #1 @shop; a+b=c!$*"
}

resource "aws_security_group" "given" {
  name        = "given"
  description = "of ${var.what}'s"
}

resource "aws_iam_role" "web" {
  assume_role_policy = "{}"
  description        = "the shop's role"
}

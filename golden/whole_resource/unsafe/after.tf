terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

resource "aws_iam_role" "api" {
  name               = "api"
  assume_role_policy = "{}"
}

resource "aws_security_group" "web" {
  name = "web"
}

# a role is named, and has an ARN
resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.api.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_lb" "web" {
  name            = "web"
  subnets         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_groups = [aws_security_group.web.id]
}

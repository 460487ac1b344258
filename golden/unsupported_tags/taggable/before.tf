resource "aws_sqs_queue" "main" {
  name = "main"
  tags = { Team = "web" }
}

resource "aws_launch_template" "main" {
  name = "main"

  tag_specifications {
    resource_type = "instance"
    tags          = { Team = "web" }
  }
}

resource "aws_iam_role_policy" "main" {
  role   = "main"
  policy = jsonencode({ tags = ["web"] })
}

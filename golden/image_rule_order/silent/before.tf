resource "aws_ecr_lifecycle_policy" "last" {
  repository = "last"
  policy = jsonencode({
    rules = [
      { rulePriority = 2, selection = { tagStatus = "any" }, action = { type = "expire" } },
      { rulePriority = 1, selection = { tagStatus = "untagged" }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "unknown" {
  repository = "unknown"
  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = "any" }, action = { type = "expire" } },
      { rulePriority = var.priority, selection = { tagStatus = "untagged" }, action = { type = "expire" } },
    ]
  })
}

variable "priority" {
  type = number
}

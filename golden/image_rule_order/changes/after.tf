resource "aws_ecr_lifecycle_policy" "web" {
  repository = "web"
  policy = jsonencode({
    rules = [
      {
        rulePriority = 3 # first of all
        description  = "keep nine"
        selection = {
          tagStatus   = "any"
          countType   = "imageCountMoreThan"
          countNumber = 9
        }
        action = { type = "expire" }
      },
      {
        rulePriority = 2
        selection = {
          "tagStatus" = "untagged"
          countType   = "sinceImagePushed"
          countUnit   = "days"
          countNumber = 1
        }
        action = { type = "expire" }
      },
    ]
  })
}

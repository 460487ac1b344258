resource "aws_ecr_repository" "web" {
  name = "Team/Web"
}

resource "aws_ecr_repository" "web" {
  name = "team/web"
}

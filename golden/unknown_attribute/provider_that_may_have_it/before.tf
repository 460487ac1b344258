resource "aws_ecs_service" "web" {
  name = "web"
}

output "arn" {
  value = aws_ecs_service.web.arn # since 6.0
}

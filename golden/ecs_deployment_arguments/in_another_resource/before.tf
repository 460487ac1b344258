resource "aws_codedeploy_deployment_group" "web" {
  app_name              = "web"
  deployment_group_name = "web"
  service_role_arn      = "arn:aws:iam::123456789012:role/deploy"
}

data "aws_ecs_service" "web" {
  cluster_arn  = "arn:aws:ecs:us-east-1:123456789012:cluster/main"
  service_name = "web"
}

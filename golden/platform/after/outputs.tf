output "alb_dns_name" {
  description = "Host name of the load balancer."
  value       = aws_lb.main.dns_name
}

output "service_endpoints" {
  description = "Address of each service, as clients see it."
  value = {
    for name, service in var.service_config :
    name => "${local.https ? "https" : "http"}://${aws_lb.main.dns_name}${service.path}"
  }
}

output "vpc_id" {
  description = "VPC of the platform."
  value       = aws_vpc.main.id
}

output "ecs_cluster_name" {
  description = "Cluster that the services run in."
  value       = aws_ecs_cluster.main.name
}

output "ecs_service_names" {
  description = "ECS services, by service."
  value       = { for name, service in aws_ecs_service.services : name => service.name }
}

output "ecr_repository_urls" {
  description = "Where to push the images, by service."
  value       = { for name, repository in aws_ecr_repository.services : name => repository.repository_url }
}

output "mesh_name" {
  description = "App Mesh mesh of the services."
  value       = aws_appmesh_mesh.main.name
}

output "service_discovery_namespace" {
  description = "Domain by which the services find each other."
  value       = aws_service_discovery_private_dns_namespace.main.name
}

output "secret_arns" {
  description = "Secrets to fill in, by service."
  value       = { for name, secret in aws_secretsmanager_secret.services : name => secret.arn }
}

output "cpu_scaling_policy_arns" {
  description = "Policies that scale with the CPU, by service."
  value       = { for name, policy in aws_appautoscaling_policy.cpu_tracking : name => policy.arn }
}

locals {
  # The user that Envoy runs as; its own traffic must not be sent through Envoy again.
  envoy_uid = "1337"

  # Where each service finds the others: ORDER_API_URL and so on.
  service_urls = {
    for name, service in var.service_config :
    "${upper(replace(name, "-", "_"))}_URL" => "http://${aws_appmesh_virtual_service.services[name].name}:${service.port}"
  }
}

resource "aws_ecs_cluster" "main" {
  name = "ecs-${var.environment_suffix}"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_task_definition" "services" {
  for_each = var.service_config

  family                   = "${each.key}-${var.environment_suffix}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = each.value.cpu
  memory                   = each.value.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task[each.key].arn

  # Sends what comes in and goes out through Envoy, except for the metadata endpoints.
  proxy_configuration {
    type           = "APPMESH"
    container_name = "envoy"

    properties = {
      AppPorts         = each.value.port
      EgressIgnoredIPs = "169.254.170.2,169.254.169.254"
      IgnoredUID       = local.envoy_uid
      ProxyEgressPort  = 15001
      ProxyIngressPort = 15000
    }
  }

  container_definitions = jsonencode([
    {
      name      = each.key
      image     = "${aws_ecr_repository.services[each.key].repository_url}:${var.image_tag}"
      essential = true

      portMappings = [
        {
          containerPort = each.value.port
          protocol      = "tcp"
        }
      ]

      environment = [
        for name, value in merge(local.service_urls, each.value.environment, { PORT = tostring(each.value.port) }) :
        { name = name, value = value }
      ]

      secrets = [
        for name in each.value.secrets :
        { name = name, valueFrom = "${aws_secretsmanager_secret.services[each.key].arn}:${name}::" }
      ]

      # A call that is made before Envoy listens would go nowhere.
      dependsOn = [
        {
          containerName = "envoy"
          condition     = "HEALTHY"
        }
      ]

      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.services[each.key].name
          awslogs-region        = var.aws_region
          awslogs-stream-prefix = "app"
        }
      }
    },
    {
      name              = "envoy"
      image             = var.envoy_image
      essential         = true
      user              = local.envoy_uid
      memoryReservation = 128

      environment = [
        { name = "APPMESH_RESOURCE_ARN", value = aws_appmesh_virtual_node.services[each.key].arn },
        { name = "ENVOY_LOG_LEVEL", value = "warning" },
      ]

      healthCheck = {
        command     = ["CMD-SHELL", "curl -s http://localhost:9901/server_info | grep state | grep -q LIVE"]
        interval    = 5
        timeout     = 2
        retries     = 3
        startPeriod = 10
      }

      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.envoy.name
          awslogs-region        = var.aws_region
          awslogs-stream-prefix = each.key
        }
      }
    },
  ])
}

resource "aws_ecs_service" "services" {
  for_each = var.service_config

  name            = each.key
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.services[each.key].arn
  desired_count   = each.value.min_tasks
  launch_type     = "FARGATE"

  # Envoy and the service need their time before the load balancer may judge them.
  health_check_grace_period_seconds = 60

  # New tasks first: a deployment never serves with less than it has now.
  deployment_configuration {
    maximum_percent         = 200
    minimum_healthy_percent = 100
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = values(aws_subnet.private)[*].id
    security_groups  = [aws_security_group.ecs_tasks.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.services[each.key].arn
    container_name   = each.key
    container_port   = each.value.port
  }

  service_registries {
    registry_arn = aws_service_discovery_service.services[each.key].arn
  }

  lifecycle {
    # The number of tasks belongs to auto scaling.
    ignore_changes = [desired_count]
  }

  # ECS refuses target groups that no listener forwards to, and tasks do not start before
  # their roles may do what they have to and their secrets have values.
  depends_on = [
    aws_iam_role_policy.execution,
    aws_iam_role_policy.task,
    aws_lb_listener_rule.services,
    aws_secretsmanager_secret_version.services,
  ]
}

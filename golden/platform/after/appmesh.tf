resource "aws_appmesh_mesh" "main" {
  name = "mesh-${var.environment_suffix}"

  spec {
    # Services call AWS and partners too, which are not part of the mesh.
    egress_filter {
      type = "ALLOW_ALL"
    }
  }
}

resource "aws_service_discovery_private_dns_namespace" "main" {
  name        = "microservices.local"
  description = "Names by which the services find each other"
  vpc         = aws_vpc.main.id
}

resource "aws_service_discovery_service" "services" {
  for_each = var.service_config

  name          = each.key
  force_destroy = true

  dns_config {
    namespace_id   = aws_service_discovery_private_dns_namespace.main.id
    routing_policy = "MULTIVALUE"

    dns_records {
      type = "A"
      ttl  = 10
    }
  }

  # ECS says which tasks are healthy.
  health_check_custom_config {
    failure_threshold = 1
  }
}

resource "aws_appmesh_virtual_node" "services" {
  for_each = var.service_config

  name      = "vn-${each.key}-${var.environment_suffix}"
  mesh_name = aws_appmesh_mesh.main.id

  spec {
    listener {
      port_mapping {
        port     = each.value.port
        protocol = "http"
      }

      health_check {
        protocol            = "http"
        path                = each.value.health_check_path
        healthy_threshold   = 2
        unhealthy_threshold = 3
        interval_millis     = 10000
        timeout_millis      = 5000
      }
    }

    # Every service may call every other one, but not itself.
    dynamic "backend" {
      for_each = [for svc in keys(var.service_config) : svc if svc != each.key]
      content {
        virtual_service {
          virtual_service_name = "${backend.value}.${aws_service_discovery_private_dns_namespace.main.name}"
        }
      }
    }

    service_discovery {
      aws_cloud_map {
        namespace_name = aws_service_discovery_private_dns_namespace.main.name
        service_name   = aws_service_discovery_service.services[each.key].name
      }
    }

    logging {
      access_log {
        file {
          path = "/dev/stdout"
        }
      }
    }
  }
}

resource "aws_appmesh_virtual_router" "services" {
  for_each = var.service_config

  name      = "vr-${each.key}-${var.environment_suffix}"
  mesh_name = aws_appmesh_mesh.main.id

  spec {
    listener {
      port_mapping {
        port     = each.value.port
        protocol = "http"
      }
    }
  }
}

resource "aws_appmesh_route" "services" {
  for_each = var.service_config

  name                = "route-${each.key}-${var.environment_suffix}"
  mesh_name           = aws_appmesh_mesh.main.id
  virtual_router_name = aws_appmesh_virtual_router.services[each.key].name

  spec {
    http_route {
      match {
        prefix = "/"
      }

      action {
        weighted_target {
          virtual_node = aws_appmesh_virtual_node.services[each.key].name
          weight       = 100
        }
      }

      # Only what never reached the service: a repeated payment is worse than a failed one.
      retry_policy {
        max_retries      = 2
        tcp_retry_events = ["connection-error"]

        per_retry_timeout {
          unit  = "s"
          value = 15
        }
      }
    }
  }
}

resource "aws_appmesh_virtual_service" "services" {
  for_each = var.service_config

  name      = "${each.key}.${aws_service_discovery_private_dns_namespace.main.name}"
  mesh_name = aws_appmesh_mesh.main.id

  spec {
    provider {
      virtual_router {
        virtual_router_name = aws_appmesh_virtual_router.services[each.key].name
      }
    }
  }
}

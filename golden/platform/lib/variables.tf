variable "aws_region" {
  description = "Region of all resources."
  type        = string
  default     = "us-east-1"
}

variable "availability_zones" {
  description = "Zones to spread the platform over. Each gets a public and a private subnet and a NAT gateway."
  type        = list(string)
  default     = ["us-east-1a", "us-east-1b"]

  validation {
    condition     = length(var.availability_zones) >= 2
    error_message = "A load balancer needs subnets in at least two availability zones."
  }
}

variable "environment_suffix" {
  description = "Last part of all names, so that several environments fit into one account."
  type        = string
  default     = "synthl9l1q"

  validation {
    condition     = can(regex("^[a-z0-9]+$", var.environment_suffix))
    error_message = "Use lower case letters and digits only: the suffix is part of DNS names."
  }
}

variable "vpc_cidr" {
  description = "Address range of the VPC. Subnets are cut from it with eight more bits each."
  type        = string
  default     = "10.40.0.0/16"
}

variable "service_config" {
  description = "The services of the platform, by name. CPU and memory are of the whole task, the Envoy proxy included."

  type = map(object({
    cpu               = number
    memory            = number
    port              = number
    priority          = number
    path              = string
    health_check_path = string
    min_tasks         = optional(number, 2)
    max_tasks         = optional(number, 10)
    environment       = optional(map(string), {})
    secrets           = optional(list(string), [])
  }))

  default = {
    order-api = {
      cpu               = 1024
      memory            = 2048
      port              = 8080
      priority          = 100
      path              = "/orders"
      health_check_path = "/health"
      max_tasks         = 20
      secrets           = ["DATABASE_URL"]
    }

    payment-api = {
      cpu               = 1024
      memory            = 2048
      port              = 8081
      priority          = 110
      path              = "/payments"
      health_check_path = "/health"
      secrets           = ["DATABASE_URL", "PROVIDER_API_KEY"]
    }

    customer-api = {
      cpu               = 512
      memory            = 1024
      port              = 8082
      priority          = 120
      path              = "/customers"
      health_check_path = "/health"
      secrets           = ["DATABASE_URL"]
    }

    notification-service = {
      cpu               = 512
      memory            = 1024
      port              = 8083
      priority          = 130
      path              = "/notifications"
      health_check_path = "/internal/health"
      environment       = { DELIVERY_ATTEMPTS = "5" }
      secrets           = ["SMTP_PASSWORD"]
    }

    webhook-processor = {
      cpu               = 512
      memory            = 1024
      port              = 8084
      priority          = 140
      path              = "/webhooks"
      health_check_path = "/health"
      secrets           = ["SIGNING_KEY"]
    }
  }

  validation {
    condition     = length(distinct(values(var.service_config)[*].priority)) == length(var.service_config)
    error_message = "Each service needs a priority of its own: a listener cannot have two rules of the same priority."
  }

  validation {
    condition     = alltrue([for service in values(var.service_config) : startswith(service.path, "/")])
    error_message = "The path of a service begins with a slash."
  }
}

variable "image_tag" {
  description = "Tag of the images to run. All services are released together."
  type        = string
  default     = "1.0.0"
}

variable "envoy_image" {
  description = "Image of the proxy that App Mesh configures in each task."
  type        = string
  default     = "public.ecr.aws/appmesh/aws-appmesh-envoy:v1.27.0.0-prod"
}

variable "certificate_arn" {
  description = "ACM certificate of the load balancer. Without one it speaks plain HTTP, for environments that have no domain."
  type        = string
  default     = null
}

variable "deletion_protection" {
  description = "Whether the load balancer refuses to be deleted."
  type        = bool
  default     = false
}

variable "cpu_target_value" {
  description = "Average CPU utilization, in percent, above which a service gets more tasks."
  type        = number
  default     = 70
}

variable "scale_down_cpu_threshold" {
  description = "Average CPU utilization, in percent, below which a service gives tasks back."
  type        = number
  default     = 30
}

variable "memory_target_value" {
  description = "Average memory utilization, in percent, that a service is kept at."
  type        = number
  default     = 75
}

variable "log_retention_days" {
  description = "Days that logs are kept."
  type        = number
  default     = 7
}

variable "alarm_topic_arns" {
  description = "SNS topics that are told when an alarm changes its state."
  type        = list(string)
  default     = []
}

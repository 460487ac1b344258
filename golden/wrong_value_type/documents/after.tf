variable "group_id" {
  type = string
}

variable "subnets" {
  type = list(string)
}

variable "groups" {
  type = string
}

resource "aws_ecs_task_definition" "web" {
  family = "web"
  container_definitions = jsonencode([
    {
      name  = "web"
      image = "nginx"
    }
  ])
}

resource "aws_batch_job_definition" "job" {
  name = "job"
  type = "container"
  container_properties = jsonencode({
    image = "busybox"
  })
}

resource "aws_scheduler_schedule" "daily" {
  schedule_expression = "rate(1 days)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:sqs:us-east-1:123456789012:jobs"
    role_arn = "arn:aws:iam::123456789012:role/scheduler"
    input    = jsonencode({ kind = "daily" })
  }
}

# the properties of a broker are no JSON
resource "aws_msk_configuration" "main" {
  name              = "main"
  server_properties = join("\n", [for key, value in { "delete.topic.enable" = true } : "${key}=${value}"])
}

resource "aws_fsx_lustre_file_system" "scratch" {
  storage_capacity   = 1200
  subnet_ids         = [var.subnets[0]]
  security_group_ids = [var.group_id]
}

resource "aws_lb" "web" {
  name            = "web"
  subnets         = var.subnets
  security_groups = var.groups
}

data "aws_iam_policy_document" "assume_ecs_tasks" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

# The execution role is what ECS itself uses to start a task.
resource "aws_iam_role" "execution" {
  name               = "ecs-execution-${var.environment_suffix}"
  assume_role_policy = data.aws_iam_policy_document.assume_ecs_tasks.json
}

data "aws_iam_policy_document" "execution" {
  statement {
    sid       = "LogInToRegistry"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"] # the action knows no resources
  }

  statement {
    sid = "PullImages"

    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:GetDownloadUrlForLayer",
    ]

    resources = values(aws_ecr_repository.services)[*].arn
  }

  statement {
    sid       = "ReadSecrets"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = values(aws_secretsmanager_secret.services)[*].arn
  }

  statement {
    sid = "WriteLogs"

    actions = [
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]

    resources = [
      for group in concat(values(aws_cloudwatch_log_group.services), [aws_cloudwatch_log_group.envoy]) :
      "${group.arn}:*"
    ]
  }
}

resource "aws_iam_role_policy" "execution" {
  name   = "start-tasks"
  role   = aws_iam_role.execution.id
  policy = data.aws_iam_policy_document.execution.json
}

# A task role is what a service may do while it runs. Each service has its own, so that
# what one of them needs is not given to all.
resource "aws_iam_role" "task" {
  for_each = var.service_config

  name               = "task-${each.key}-${var.environment_suffix}"
  assume_role_policy = data.aws_iam_policy_document.assume_ecs_tasks.json
}

data "aws_iam_policy_document" "task" {
  for_each = var.service_config

  statement {
    sid       = "ConfigureEnvoy"
    actions   = ["appmesh:StreamAggregatedResources"]
    resources = [aws_appmesh_virtual_node.services[each.key].arn]
  }
}

resource "aws_iam_role_policy" "task" {
  for_each = var.service_config

  name   = "join-mesh"
  role   = aws_iam_role.task[each.key].id
  policy = data.aws_iam_policy_document.task[each.key].json
}

# Names with a word more or less than the right one, in types of several services.
resource "aws_kms_key" "main" {
  enable_key_rotation = true # once a year
}

resource "aws_db_instance" "main" {
  identifier              = "orders"
  instance_class          = "db.t3.micro"
  engine                  = "postgres"
  backup_retention_period = 7
  publicly_accessible     = false
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id       = "orders"
  description                = "orders"
  at_rest_encryption_enabled = true
}

resource "aws_lambda_function" "main" {
  function_name = "orders"
  role          = aws_iam_role.main.arn
  handler       = "main.run"
  runtime       = "python3.12"
  filename      = "main.zip"
  kms_key_arn   = aws_kms_key.main.arn
}

resource "aws_eks_node_group" "main" {
  cluster_name   = "orders"
  node_role_arn  = aws_iam_role.main.arn
  subnet_ids     = ["subnet-0a", "subnet-0b"]
  instance_types = ["t3.large"]

  scaling_config {
    desired_size = 2
    max_size     = 3
    min_size     = 1
  }
}

resource "aws_iam_role" "main" {
  name               = "orders"
  assume_role_policy = "{}"
}

resource "aws_ecs_service" "main" {
  name            = "orders"
  task_definition = "orders"

  network_configuration {
    subnets         = ["subnet-0a"]
    security_groups = ["sg-0a"]
  }
}

# None of these is sure: an id is no ARN, another thing is meant, or two can be.
resource "aws_lambda_function" "other" {
  function_name = "other"
  role          = aws_iam_role.main.arn
  handler       = "main.run"
  runtime       = "python3.12"
  filename      = "main.zip"
  kms_key_id    = aws_kms_key.main.key_id
}

resource "aws_vpc_security_group_ingress_rule" "main" {
  security_group_id        = "sg-0a"
  source_security_group_id = "sg-0b"
  ip_protocol              = "tcp"
  from_port                = 80
  to_port                  = 80
}

resource "aws_vpc_endpoint_subnet_association" "main" {
  vpc_id    = "vpc-0a"
  subnet_id = "subnet-0a"
}

resource "aws_rds_cluster" "main" {
  engine = "aurora-postgresql"

  scaling_configuration_v2 {
    min_capacity = 0.5
    max_capacity = 2
  }
}

# the type is called a name, and this is none
resource "aws_api_gateway_domain_name" "main" {
  domain_name              = "example.com"
  regional_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/example"
}

# the only one that has the words says much more
resource "aws_lb_listener" "main" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/0123456789abcdef"
  port              = 80

  content_security_policy = "default-src 'self'"

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
    }
  }
}

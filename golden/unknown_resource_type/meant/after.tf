resource "aws_iam_policy_attachment" "read" { # by its letters
  name       = "read"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
  roles      = ["orders"]
}

# by its words
resource "aws_cognito_user_pool" "users" {
  name = "users"
}

# by the names of services
resource "aws_db_instance" "orders" {
  instance_class = "db.t3.micro"
  engine         = "postgres"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1234567890123456"
  }
}

resource "aws_lb" "web" {
  name    = "web"
  subnets = ["subnet-0a", "subnet-0b"]
}

# by a word that is missing
resource "aws_s3_bucket_public_access_block" "logs" {
  bucket            = "logs"
  block_public_acls = true
}

output "addresses" {
  value = [aws_db_instance.orders.address, aws_lb.web.dns_name]
}

# sure by its name, though it lacks something
resource "aws_ecs_task_definition" "web" {
  family = "web"
}

# not sure: it sets something else, or the address is taken
resource "aws_rds_instance" "other" {
  instance_class = "db.t3.micro"
  size           = 20
}

resource "aws_kinesis_data_stream" "events" {
  name = "events"
}

resource "aws_rds_subnet_group" "main" {
  subnet_ids = ["subnet-0a"]
}

resource "aws_db_subnet_group" "main" {
  subnet_ids = ["subnet-0a"]
}

data "aws_iam_policies" "all" {}

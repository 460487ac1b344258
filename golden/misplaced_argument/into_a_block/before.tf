# the name of the block in front
resource "aws_lb_target_group" "web" {
  name                  = "web"
  port                  = 80
  protocol              = "HTTP"
  vpc_id                = "vpc-0123456789abcdef0"
  health_check_path     = "/healthz" # of the web
  health_check_interval = 30
}

# a block into the one that takes it
resource "aws_lambda_event_source_mapping" "orders" {
  function_name     = "orders"
  event_source_arn  = "arn:aws:kinesis:us-east-1:123456789012:stream/orders"
  starting_position = "LATEST"

  on_failure {
    destination_arn = "arn:aws:sqs:us-east-1:123456789012:failed"
  }
}

# all of them, also such as have one word
resource "aws_launch_template" "web" {
  block_device_mappings {
    device_name = "/dev/xvda"
    volume_size = 50
    encrypted   = true
  }
}


# the block would lack its type
resource "aws_lb_target_group" "sticky" {
  name                = "sticky"
  port                = 80
  protocol            = "HTTP"
  vpc_id              = "vpc-0123456789abcdef0"
  stickiness_duration = 60
  stickiness_enabled  = true
}

# the name says too little, and it is alone there
resource "aws_lambda_function" "home" {
  function_name = "home"
  role          = "arn:aws:iam::123456789012:role/orders"
  filename      = "orders.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  mode          = "Active"

  tracing_config {
    memory_size = 512
  }
}

# all that the block takes which must be there
resource "aws_autoscaling_group" "mixed" {
  min_size           = 1
  max_size           = 6
  availability_zones = ["us-east-1a"]

  mixed_instances_policy {
    launch_template {
      launch_template_id = "lt-0123456789abcdef0" # of the web
      version            = "$Latest"

      override {
        instance_type = "t3.small"
      }
    }
  }
}

# without what says that it is a block
resource "aws_lambda_function" "traced" {
  function_name = "traced"
  role          = "arn:aws:iam::123456789012:role/orders"
  filename      = "orders.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  tracing_mode  = "Active"
}

resource "aws_lambda_permission" "topic" {
  function_name = "orders"
  principal     = "sns.amazonaws.com"
  action        = "lambda:InvokeFunction"
}

# it may do more
resource "aws_lambda_permission" "account" {
  function_name = "orders"
  principal     = "123456789012"
}

resource "aws_lambda_permission" "url" {
  function_name          = "orders"
  principal              = "s3.amazonaws.com"
  function_url_auth_type = "AWS_IAM"
}

resource "aws_autoscaling_group" "web" {
  min_size             = 1
  max_size             = 2
  availability_zones   = ["us-east-1a"]
  launch_configuration = "web"

  tag {
    key   = "Name"
    value = "web"
  }
}

resource "aws_appsync_graphql_api" "orders" {
  name                = "orders"
  authentication_type = "AMAZON_COGNITO_USER_POOLS"

  user_pool_config {
    user_pool_id = "us-east-1_example"
  }
}

# reads the function, which does not know it
resource "aws_cloudwatch_log_group" "one_way" {
  name = "/aws/lambda/${aws_lambda_function.one_way.function_name}"
}

resource "aws_lambda_function" "one_way" {
  function_name = "one-way"
  role          = "arn:aws:iam::123456789012:role/api"
  package_type  = "Image"
  image_uri     = "i:1"
}

# the function waits, its name is not read
resource "aws_cloudwatch_log_group" "named" {
  name = "/aws/lambda/named"
}

resource "aws_lambda_function" "named" {
  function_name = "named"
  role          = "arn:aws:iam::123456789012:role/api"
  package_type  = "Image"
  image_uri     = "i:1"

  depends_on = [aws_cloudwatch_log_group.named]
}

# the tags have a key of that name
resource "aws_lambda_function" "tagged" {
  function_name = "tagged"
  role          = "arn:aws:iam::123456789012:role/api"
  package_type  = "Image"
  image_uri     = "i:1"

  tags = { aws_cloudwatch_log_group = "tagged" }
}

resource "aws_cloudwatch_log_group" "tagged" {
  name = "/aws/lambda/${aws_lambda_function.tagged.function_name}"
}

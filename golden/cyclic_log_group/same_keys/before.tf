variable "functions" {
  type    = map(string)
  default = { read = "r:1", write = "w:1" }
}

resource "aws_lambda_function" "all" {
  for_each = var.functions

  function_name = "orders-${each.key}"
  role          = "arn:aws:iam::123456789012:role/orders"
  package_type  = "Image"
  image_uri     = each.value

  depends_on = [aws_cloudwatch_log_group.all, aws_cloudwatch_log_group.read]
}

resource "aws_cloudwatch_log_group" "all" {
  for_each = var.functions

  name = "/aws/lambda/${aws_lambda_function.all[each.key].function_name}"
}

# of one key: what each.key is in there has to be written by hand
resource "aws_cloudwatch_log_group" "read" {
  name = "/aws/lambda/copy-of-${aws_lambda_function.all["read"].function_name}"
}

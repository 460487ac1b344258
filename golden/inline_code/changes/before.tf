# says hello
resource "aws_lambda_function" "hello" {
  function_name = "hello"
  role          = "arn:aws:iam::123456789012:role/hello"
  handler       = "index.handler"
  runtime       = "python3.13"
  filename      = null # none

  # the code
  inline_code = <<EOF
def handler(event, context):
    return "hello ${var.name}"
EOF

  tags = {
    Name = "hello"
  }
}

variable "name" {
  type = string
}

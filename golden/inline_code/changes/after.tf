data "archive_file" "hello" {
  type        = "zip"
  output_path = "${path.module}/hello.zip"

  source {
    filename = "index.py"
    content  = <<EOF
def handler(event, context):
    return "hello ${var.name}"
EOF
  }
}

# says hello
resource "aws_lambda_function" "hello" {
  function_name = "hello"
  role          = "arn:aws:iam::123456789012:role/hello"
  handler       = "index.handler"
  runtime       = "python3.13"
  # none

  # the code
  filename         = data.archive_file.hello.output_path
  source_code_hash = data.archive_file.hello.output_base64sha256

  tags = {
    Name = "hello"
  }
}

variable "name" {
  type = string
}

resource "aws_cognito_user_pool" "main" {
  name = "customers"

  schema {
    name      = "tenant"
    data_type = "String"
  }
}

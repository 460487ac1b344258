resource "aws_cognito_user_pool" "main" {
  name = "customers"

  schema {
    name                = "tenant"
    attribute_data_type = "String"
  }
}

resource "aws_lakeformation_data_lake_settings" "open" {
  create_database_default_permissions {
    permissions = ["ALL"]
    principal   = "IAM_ALLOWED_PRINCIPALS"
  }
}

resource "aws_lakeformation_permissions" "account" {
  permissions = ["DESCRIBE"]
  principal   = "123456789012:IAMPrincipals"

  database {
    name = "sales"
  }
}

ephemeral "aws_secretsmanager_secret_version" "database" {
  secret_id = "shop/database"
}

resource "aws_ssm_parameter" "password" {
  name             = "/shop/password"
  type             = "SecureString"
  value_wo         = ephemeral.aws_secretsmanager_secret_version.databse.secret_string
  value_wo_version = 1
}

resource "aws_ssm_parameter" "token" {
  name             = "/shop/token"
  type             = "SecureString"
  value_wo         = ephemeral.aws_ssm_parameter.token.value
  value_wo_version = 1
}

resource "aws_ssm_parameter" "fine" {
  name             = "/shop/database"
  type             = "SecureString"
  value_wo         = ephemeral.aws_secretsmanager_secret_version.database.secret_string
  value_wo_version = 1
}

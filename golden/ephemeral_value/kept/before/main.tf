variable "password" {
  type      = string
  ephemeral = true
}

ephemeral "aws_secretsmanager_secret_version" "db" {
  secret_id = "db"
}

resource "aws_db_instance" "main" {
  instance_class = "db.t3.micro"
  username       = "admin"
  password       = ephemeral.aws_secretsmanager_secret_version.db.secret_string

  tags = {
    Long = length(var.password) > 20
  }
}

data "aws_vpc" "main" {
  id = "vpc-${var.password}"
}

output "password" {
  value = var.password
}

module "child" {
  source = "./child"
  plain  = var.password
  hidden = var.password
}

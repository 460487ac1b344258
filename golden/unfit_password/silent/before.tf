resource "random_password" "without_signs" {
  length  = 24
  special = false
}

resource "random_password" "fitting" {
  length           = 24
  override_special = "!#%"
}

resource "random_password" "as_told" {
  length           = 24
  override_special = var.signs
}

resource "random_password" "of_nothing" {
  length = 24
}

variable "signs" {
  type = string
}

resource "aws_db_instance" "without_signs" {
  instance_class    = "db.t4g.micro"
  engine            = "postgres"
  allocated_storage = 20
  username          = "shop"
  password          = random_password.without_signs.result
}

resource "aws_db_instance" "fitting" {
  instance_class    = "db.t4g.micro"
  engine            = "postgres"
  allocated_storage = 20
  username          = "shop"
  password          = random_password.fitting.result
}

resource "aws_rds_cluster" "as_told" {
  engine          = "aurora-postgresql"
  master_username = "shop"
  master_password = random_password.as_told.result
}

resource "aws_rds_cluster" "replaced" {
  engine          = "aurora-postgresql"
  master_username = "shop"
  master_password = replace(random_password.of_nothing.result, "@", "-")
}

resource "aws_secretsmanager_secret_version" "any" {
  secret_id     = "shop"
  secret_string = random_password.of_nothing.result
}

resource "aws_db_instance" "main" {
  count = 1

  allocated_storage = 20
  engine            = "postgres"
  instance_class    = "db.t4g.micro"
  db_name           = "orders"
  username          = "app"
  password          = var.password

  lifecycle {
    ignore_changes = [password, db_name]

    postcondition {
      condition     = self.db_name != ""
      error_message = "There must be a database."
    }
  }
}

variable "password" {
  type = string
}

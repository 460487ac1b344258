variable "env" {
  type = string
}

resource "aws_db_instance" "main" {
  instance_class    = "db.t3.micro" if var.env == "dev" else "db.r5.large" # by stage
  allocated_storage = 20
}

locals {
  actions = [
    "s3:GetObject" # to read
    "s3:PutObject"
    var.env
    { a = 1 }
  ]
}

# an attribute of another resource is never null, what a variable gives may be
variable "arn" {
  type    = string
  default = null
}

resource "aws_kms_key" "main" {
  arn = var.arn
}

resource "aws_rds_cluster" "main" {
  engine = "aurora-mysql"
}

resource "aws_db_proxy_target" "main" {
  db_proxy_name         = "main"
  db_cluster_identifier = aws_rds_cluster.main.cluster_identifier
  target_arn            = aws_rds_cluster.main.arn
  target_group_name     = "default"
}

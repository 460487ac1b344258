# an attribute of another resource is never null, what a variable gives may be; what an
# argument beside it tells, too, is not lost
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

resource "aws_db_proxy_target" "other" {
  db_proxy_name         = "main"
  db_cluster_identifier = aws_rds_cluster.main.cluster_identifier
  target_arn            = aws_rds_cluster.other.arn
  target_group_name     = "default"
}

resource "aws_rds_cluster" "other" {
  engine = "aurora-mysql"
}

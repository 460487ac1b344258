resource "aws_db_instance" "main" {
  identifier     = "main-orders-${var.environment}"
  instance_class = "db.t3.micro"
}

resource "aws_elasticache_cluster" "main" {
  cluster_id = "maincache"
}

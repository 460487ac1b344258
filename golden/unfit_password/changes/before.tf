resource "random_password" "master" {
  length  = 24
  special = true
}

resource "random_password" "token" {
  length           = 32
  override_special = "!#%^-" # signs
}

resource "random_password" "broker" {
  count  = 2
  length = 24
}

resource "aws_db_instance" "shop" {
  instance_class    = "db.t4g.micro"
  engine            = "postgres"
  allocated_storage = 20
  username          = "shop"
  password          = random_password.master.result
}

resource "aws_redshift_cluster" "shop" {
  cluster_identifier = "shop"
  node_type          = "ra3.large"
  master_username    = "shop"
  master_password    = random_password.master.result
}

resource "aws_elasticache_replication_group" "shop" {
  replication_group_id       = "shop"
  description                = "shop"
  transit_encryption_enabled = true
  auth_token                 = random_password.token.result
}

resource "aws_mq_broker" "shop" {
  broker_name         = "shop"
  engine_type         = "ActiveMQ"
  engine_version      = "5.18"
  host_instance_type  = "mq.t3.micro"
  deployment_mode     = "SINGLE_INSTANCE"
  publicly_accessible = false

  user {
    username = "shop"
    password = random_password.broker[0].result
  }
}

resource "aws_msk_cluster" "main" {
  cluster_name           = "main"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  broker_node_group_info {
    instance_type   = "kafka.m5.large"
    ebs_volume_size = 100
    client_subnets  = var.subnets
    security_groups = var.security_groups
  }
}

variable "subnets" {
  type = list(string)
}

variable "security_groups" {
  type = list(string)
}

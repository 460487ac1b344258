resource "aws_ecs_cluster" "main" {
	name = "main"

	setting {
		name  = "containerInsights"
		value = "enabled"
	}
	configuration {
		managed_storage_configuration { kms_key_id = var.key }
	}
}

resource "aws_ecs_cluster" "main" {
  name = "main-cluster-for-${var.team}-jobs"
}

resource "aws_signer_signing_profile" "main" {
  platform_id = "AWSLambda-SHA384-ECDSA"
  name        = "main_profile"
}

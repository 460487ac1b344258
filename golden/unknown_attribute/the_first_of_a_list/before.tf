resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  }
}

data "aws_eks_cluster" "other" {
  name = "other"
}

output "certificate" {
  value = aws_eks_cluster.main.certificate_authority.data
}

output "issuer" {
  value = "${aws_eks_cluster.main.identity.oidc.issuer}/keys"
}

output "group" {
  value = aws_eks_cluster.main.vpc_config.cluster_security_group_id
}

output "other" {
  value = data.aws_eks_cluster.other.certificate_authority.data
}

# a set has no first, and of several instances another can be meant
resource "aws_acm_certificate" "main" {
  domain_name       = "example.com"
  validation_method = "DNS"
}

output "record" {
  value = aws_acm_certificate.main.domain_validation_options.resource_record_name
}

data "aws_organizations_organization" "main" {}

output "root" {
  value = data.aws_organizations_organization.main.roots.id
}

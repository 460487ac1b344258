module "registry" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.8.1"
}

module "inside" {
  source  = "terraform-aws-modules/iam/aws//modules/iam-user"
  version = "5.30.0"
}

module "private" {
  source  = "app.terraform.io/shop/network/aws"
  version = "1.0.0"
}

module "github" {
  source = "github.com/shop/network?ref=v1"
}

module "ssh" {
  source = "git@github.com:shop/network.git"
}

module "archive" {
  source = "https://example.com/network.zip"
}

module "bucket" {
  source = "s3::https://s3-eu-west-1.amazonaws.com/shop/network.zip"
}

# a host that may tell by itself what it has
module "host" {
  source = "example.com/network"
}

module "absolute" {
  source = "/srv/modules/network"
}

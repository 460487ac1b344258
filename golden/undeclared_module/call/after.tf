module "network" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.8.1"
}

resource "aws_instance" "worker" {
  ami           = "ami-0abc"
  instance_type = "t3.micro"
  subnet_id     = module.network.private_subnets[0]
  depends_on    = [module.database]
}

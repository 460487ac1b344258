module "net" {
  source = "./net"
}

resource "aws_subnet" "orders" {
  vpc_id     = module.net.vpc_id
  cidr_block = "10.0.1.0/24"
}

resource "aws_subnet" "returns" {
  vpc_id     = "${module.net.vpc_id}" # the one
  cidr_block = "10.0.2.0/24"
  tags       = { Name = "returns-${module.net}" }
}

resource "aws_instance" "shop" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = module.net
  depends_on    = [module.net]
}

output "net" {
  value = module.net
}

module "net" {
  source = "./net"

  vpc_cidr     = "10.0.0.0/16" # of all
  subnet_cidrs = ["10.0.1.0/24"]
  zone         = "a"
}

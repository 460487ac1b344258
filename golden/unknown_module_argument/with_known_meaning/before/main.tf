module "net" {
  source = "./net"

  vpc_cird = "10.0.0.0/16" # of all
  subnets  = ["10.0.1.0/24"]
  zone     = "a"
}

module "web" {
  source = "./group"

  name = "sg-web"
}

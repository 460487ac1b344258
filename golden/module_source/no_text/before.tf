module "empty" {
  source = ""
}

module "number" {
  source = 5
}

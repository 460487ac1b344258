module "queue" {
  source = "../"
}

module "queues" {
  source = "../queues"
}

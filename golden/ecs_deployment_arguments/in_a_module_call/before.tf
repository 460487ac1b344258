module "service" {
  source = "./service"

  deployment_configuration = {
    maximum_percent         = 200
    minimum_healthy_percent = 100
  }
}

module "build" {
  source  = "./modules/cicd/build"
  project = local.project
  tags    = local.tags
}

module "pipeline" {
  source  = "./modules/cicd/pipeline"
  project = local.project
  name    = module.distribution.name
}

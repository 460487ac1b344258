variable "services" {
  type = map(object({
    name = string
    port = number
  }))
}

variable "hosts" {
  type = list(object({ names = list(string) }))
}

module "web" {
  source = "./port"
  port   = var.services["web"].port
  host   = var.hosts[0].names[1]
}

module "wrong" {
  source = "./port"
  port   = var.services["web"]
  host   = var.hosts[0].names
}

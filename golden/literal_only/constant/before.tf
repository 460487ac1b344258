variable "folder" {
  type  = string
  const = true
}

module "queue" {
  source = "./${var.folder}/queue"
}

provider "aws" {
  for_each = toset(["eu-west-1", "us-west-2"])
  alias    = each.key
  region   = each.key
}

provider "aws" {
  alias      = west
  region     = "us-west-2"
  depends_on = []
}

provider "aws" {}

provider "aws" {
  alias = "east"
}

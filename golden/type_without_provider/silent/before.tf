terraform {
  required_providers {
    vault = {
      source = "hashicorp/vault"
    }
    instance = {
      source = "example/instance"
    }
  }
}

resource "instance" "own" {
  instance_type = "t3.micro"
}

resource "vault_mount" "own" {
  path = "own"
}

resource "terraform_data" "own" {
  input = "own"
}

resource "lambda_function" "of_another_kind" {
  source   = "./main.py"
  language = "python"
  handler  = "main"
}

resource "shop_item" "unknown" {
  name = "unknown"
}

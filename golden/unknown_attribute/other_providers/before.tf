resource "random_id" "suffix" {
  byte_length = 4
}

resource "random_password" "master" {
  length = 32
}

resource "tls_private_key" "admin" {
  algorithm = "ED25519"
}

data "archive_file" "code" {
  type        = "zip"
  source_file = "main.py"
  output_path = "main.zip"
}

data "http" "me" {
  url = "https://example.com"
}

data "terraform_remote_state" "network" {
  backend = "local"
  config  = { path = "network.tfstate" }
}

resource "terraform_data" "release" {
  input = { version = 3 }
}

# of a provider that has the name of another one, or of one that is not known, nothing
resource "random_thing" "own" {
  provider = other
}

resource "kubernetes_namespace" "shop" {}

output "all" {
  value = [
    random_id.suffix.hexadecimal,
    random_password.master.password,
    tls_private_key.admin.public_key,
    data.archive_file.code.output_base64_sha256,
    data.http.me.text,
    data.terraform_remote_state.network.vpc_id,
    terraform_data.release.result,
  ]
}

output "fine" {
  value = [
    random_id.suffix.hex,
    random_password.master.bcrypt_hash,
    tls_private_key.admin.public_key_openssh,
    data.archive_file.code.output_base64sha256,
    data.http.me.response_headers.date,
    data.terraform_remote_state.network.outputs.vpc_id,
    terraform_data.release.output.version,
    random_thing.own.anything,
    kubernetes_namespace.shop.anything,
  ]
}

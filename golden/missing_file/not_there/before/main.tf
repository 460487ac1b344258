provider "aws" {
  region = "eu-west-1"
}

resource "aws_key_pair" "own" {
  public_key = file("~/.ssh/no-such-key-of-tffix.pub")
}

resource "aws_key_pair" "absolute" {
  public_key = file("/no/such/folder/key.pub")
}

resource "aws_instance" "web" {
  ami           = "ami-0a1b2c3d4e5f67890"
  instance_type = "t3.micro"
  user_data     = templatefile("${path.module}/scripts/web.sh", { port = 80 })
}

output "policy" {
  value = jsondecode(file("policies/read.json"))
}

output "hash" {
  value = filemd5("${path.root}/scripts/other.sh")
}

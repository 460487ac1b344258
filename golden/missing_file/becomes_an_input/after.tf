variable "id_ed25519_pub" {
  type = string
}

variable "no_such_key_pub" {
  description = "what ~/.ssh/no-such-key.pub has in it"
  type        = string
}

resource "aws_key_pair" "admin" {
  public_key = var.no_such_key_pub # of the team
}

resource "aws_key_pair" "again" {
  public_key = trimspace(var.no_such_key_pub)
}

resource "aws_key_pair" "taken" {
  public_key = file("/no/such/folder/id_ed25519.pub")
}

resource "aws_key_pair" "beside" {
  public_key = file("${path.module}/no-such-key.pub")
}

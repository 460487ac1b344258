variable "id_ed25519_pub" {
  type = string
}

resource "aws_key_pair" "admin" {
  public_key = file("~/.ssh/no-such-key.pub") # of the team
}

resource "aws_key_pair" "again" {
  public_key = trimspace(file("~/.ssh/no-such-key.pub"))
}

resource "aws_key_pair" "taken" {
  public_key = file("/no/such/folder/id_ed25519.pub")
}

resource "aws_key_pair" "beside" {
  public_key = file("${path.module}/no-such-key.pub")
}

module "each" {
  for_each = toset(["a"])
  source   = "example/each/aws"
  name     = each.value
}

resource "aws_instance" "many" {
  count         = 2
  ami           = "ami-0abc"
  instance_type = "t3.micro"
  user_data     = "each.key $${self.id}"
  tags          = { for each in [{ key = "a" }] : each.key => path.module }

  connection {
    host = self.public_ip
  }

  provisioner "local-exec" {
    command = "echo ${self.id} ${count.index}"
  }

  lifecycle {
    postcondition {
      condition     = self.public_ip != ""
      error_message = "It has no address."
    }
  }
}

output "workspace" {
  value = "${terraform.workspace} ${path.root} ${path.cwd}"
}

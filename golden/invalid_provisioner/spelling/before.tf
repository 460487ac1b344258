resource "terraform_data" "orders" {
  provisioner "local_exec" { # runs here
    command = "true"
  }

  provisioner "example" {
    anything = 1
  }

  provisioner "remot-exec" {
    inline = ["true"]
  }
}

resource "terraform_data" "orders" {
  connection {
    host = "orders.example.com"
  }

  provisioner "remote-exec" {
    inline = "systemctl restart orders" # one command
  }
}

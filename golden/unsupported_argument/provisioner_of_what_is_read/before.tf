data "aws_region" "here" {
  provisioner "local-exec" {
    command = "true"
  }
}

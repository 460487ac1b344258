resource "aws_instance" "web" {
  ami           = var.ami
  instance_type = "t3.micro"

  ebs_block_device = [{
    device_name = "/dev/sdf"
    volume_size = 10
    }, {
    device_name = "/dev/sdg"
    volume_size = 20
  }]

  root_block_device = [{ volume_size = 30, encrypted = true }]
}

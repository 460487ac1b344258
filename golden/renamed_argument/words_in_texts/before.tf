# The other words of this block are somebody else's.
resource "aws_instance" "main" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  user_data = <<-EOT
    image_id = nothing
    security_group_ids = nothing
  EOT

  tags = {
    image_id = "none"
  }
}

resource "aws_launch_template" "heredoc" {
  name          = "web"
  instance_type = "t3.micro"
  user_data = base64encode(<<-EOT
    #!/bin/bash
    yum update -y
  EOT
  )

  image_id = "ami-0123456789abcdef0"
}

resource "aws_launch_template" "text" {
  image_id  = "ami-0123456789abcdef0"
  user_data = base64encode("#!/bin/bash\nyum update -y\n") # all
}

resource "aws_launch_template" "file" {
  image_id  = "ami-0123456789abcdef0"
  user_data = base64encode(templatefile("${path.module}/start.sh", { port = 80 }))
}

variable "script" {
  type = string
}

resource "aws_launch_template" "call" {
  user_data = base64encode("#!/bin/bash\nyum update -y\n")
}

resource "aws_launch_template" "encoded" {
  user_data = "IyEvYmluL2Jhc2gKeXVtIHVwZGF0ZSAteQo="
}

resource "aws_launch_template" "unknown" {
  user_data = var.script
}

resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = "#!/bin/bash\nyum update -y\n"
}

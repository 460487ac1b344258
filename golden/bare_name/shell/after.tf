variable "bucket" {
  type = string
}

resource "aws_instance" "worker" {
  ami           = "ami-0abc"
  instance_type = "t3.micro"

  user_data = <<-EOT
    #!/bin/sh
    for name in a b; do
      echo "$${name} $${HOME} $${ USER } $${PATH} ${var.bucket}" # $${HOME}
    done
    %{for file in ["x"]}echo ${file} $${LANG}%{endfor}
    echo ${var.bucket}
  EOT
}

output "command" {
  value = "echo $${SHELL}"
}

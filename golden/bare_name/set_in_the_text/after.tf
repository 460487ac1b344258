resource "aws_instance" "web" {
  ami           = "ami-0abc"
  instance_type = "t3.micro"

  user_data = <<-EOF
    #!/bin/bash
    REGION=$(curl -s http://169.254.169.254/latest/meta-data/placement/region)
    echo "region is $${REGION} of $${HOME}" > /var/log/boot.log
    for name in a b; do echo "$${name}"; done
    export TOKEN="${SECRET}"
  EOF
}

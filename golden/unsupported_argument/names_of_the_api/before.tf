resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  root_block_device {
    volumeSize = 20
    VolumeType = "gp3"
  }

  creditSpecification {
    cpu_credits = "standard"
  }
}

# what ecs-deployment-arguments does not take out of it
resource "aws_ecs_service" "web" {
  name = "web"

  deployment_configuration {
    strategy          = "BLUE_GREEN"
    bakeTimeInMinutes = 5
    nonsense          = 4
  }
}

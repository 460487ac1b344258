resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  root_block_device {
    volume_size = 20
    volume_type = "gp3"
  }

  credit_specification {
    cpu_credits = "standard"
  }
}

# what ecs-deployment-arguments does not take out of it
resource "aws_ecs_service" "web" {
  name = "web"

  deployment_configuration {
    strategy             = "BLUE_GREEN"
    bake_time_in_minutes = 5
    nonsense             = 4
  }
}

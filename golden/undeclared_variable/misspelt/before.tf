variable "environment" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

variable "tag" {
  type = map(string)
}

resource "aws_sns_topic" "alerts" {
  name = "alerts-${var.enviroment}" # as the bucket
  tags = var.tags
}

resource "aws_s3_bucket" "data" {
  bucket = "data-${var.enviroment}"
}

# one is no list: it is another variable
resource "aws_instance" "plural" {
  ami           = "ami-0abc"
  instance_type = "t3.micro"
  subnet_id     = var.subnet_id
}

output "environment" {
  value = var.environment
}

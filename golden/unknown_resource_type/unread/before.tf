# nothing reads it
resource "aws_personalize_dataset_group" "main" {
  name = "main" # of the shop

  tags = {
    Name = "main"
  }
}

# who reads it is of no type, either
resource "aws_personalize_schema" "users" {
  name = "users"
}

resource "aws_personalize_dataset" "users" {
  schema = aws_personalize_schema.users.arn
}

# the output would read nothing
resource "aws_personalize_solution" "main" {
  name = "main"
}

output "solution" {
  value = aws_personalize_solution.main.arn
}

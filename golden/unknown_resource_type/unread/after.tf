# nothing reads it
# tffix: there is no resource type aws_personalize_dataset_group in hashicorp/aws 5.100.0 or >= 6.69.1:
# resource "aws_personalize_dataset_group" "main" {
#   name = "main" # of the shop
#
#   tags = {
#     Name = "main"
#   }
# }

# who reads it is of no type, either
# tffix: there is no resource type aws_personalize_schema in hashicorp/aws 5.100.0 or >= 6.69.1:
# resource "aws_personalize_schema" "users" {
#   name = "users"
# }

# tffix: there is no resource type aws_personalize_dataset in hashicorp/aws 5.100.0 or >= 6.69.1:
# resource "aws_personalize_dataset" "users" {
#   schema = aws_personalize_schema.users.arn
# }

# the output would read nothing
resource "aws_personalize_solution" "main" {
  name = "main"
}

output "solution" {
  value = aws_personalize_solution.main.arn
}

export AWS_REGION=${region}

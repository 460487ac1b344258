from aws_cdk import Stack

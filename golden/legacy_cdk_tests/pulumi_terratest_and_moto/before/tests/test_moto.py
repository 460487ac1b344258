import boto3
from moto import mock_aws


@mock_aws
def test_bucket():
    boto3.client("s3").list_buckets()

#!/bin/bash
aws s3 cp s3://${bucket}/app --region ${region} .
%{ for host in hosts ~}
echo ${host} >> /etc/hosts
%{ endfor ~}
./app --port ${port} --id $${HOSTNAME}

#!/bin/bash
RELEASE=$(date +%s)
stage=$(hostname)
echo ${name} ${RELEASE} ${stage}
echo ${zone} ${subnets} ${nothing}

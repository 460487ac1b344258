"""Terraform's meaning of HCL: modules, references, values, versions, schemas."""

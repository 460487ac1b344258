"""Terraform's meaning of HCL: modules, references, values, versions, schemas."""

# the types of single values; here, as who only looks at a text loads no types
PRIMITIVES = ("string", "number", "bool")

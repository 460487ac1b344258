"""The grammar of HCL native syntax, as data (``hcl.lark``)."""

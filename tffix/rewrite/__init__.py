"""The verbs: what fixers do to items of HCL, down to alignment and comments."""

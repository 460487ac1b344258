"""Files in the JSON syntax of Terraform, read as what they say in the native one.

All that looks at a file looks at native text: suspicions, the outline, the nodes. So a
JSON file is written down natively once, with a map that leads from each place in that
text to where it stands in the JSON; only findings and errors take the way back.
"""

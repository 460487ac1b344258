"""What in a text tells that something may be wrong, and so is worth parsing.

A run asks these of every block or module before a fixer is loaded, so they import
little. They may be wrong only towards looking. The suspicion of a fixer that looks at
few types stands in its own module.
"""

"""HCL native syntax: block index, lexer, parser, nodes.

scanner   cuts a file into its top-level blocks without parsing it
lexer     tokens, by modes: body, quoted template, heredoc, interpolation
parser    tokens -> nodes, by the grammar in grammar/hcl.lark
nodes     what the tree is made of
walk      visits every node below a node
strings   what a quoted string or a heredoc stands for
"""

"""HCL native syntax: block index, lexer, parser, nodes.

file          one file: its source, and as much of its tree as was asked for
scanner       cuts a file into its top-level blocks without parsing it
lexer         tokens, by modes: body, quoted template, heredoc, interpolation
characters    what single characters may be, and what to say of the others
parser        tokens -> nodes, or what is wrong
table         runs the LALR(1) table that lark makes of grammar/hcl.lark
builder       makes the node of each rule of the grammar
explain_error syntax errors in the words of someone who writes HCL
sayings       what they say
nodes         what the tree is made of
walk          visits every node below a node
strings       what a quoted string or a heredoc stands for
"""

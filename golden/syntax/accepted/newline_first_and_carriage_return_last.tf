
# a
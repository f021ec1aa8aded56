"""A statement -> what its row is called, and the short name for small places: phrases of the base
text, as printed.
"""

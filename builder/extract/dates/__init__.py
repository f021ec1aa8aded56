"""A page -> when it was published: every candidate with its signs, and the choice among them."""

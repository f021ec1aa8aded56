"""A page -> its headline and title: every candidate with its signs, and the choice among them."""

"""A page -> who wrote the report: every candidate with its signs, and the choice among them."""

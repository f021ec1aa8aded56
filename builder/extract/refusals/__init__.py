"""A page -> why there is no article in it, or not all of it."""

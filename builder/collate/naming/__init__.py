"""A statement -> its row's name and a short name: phrases of the base text, as printed."""

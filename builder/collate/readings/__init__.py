"""Passages of one statement -> what differs between them, word by word: the critical apparatus."""

"""Blocks of a capture -> lines, and which of them are part of the report."""

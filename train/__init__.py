"""Learns the weights of ``builder/weights/`` from public data and measures them; see README.md."""

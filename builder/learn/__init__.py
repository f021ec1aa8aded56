"""Learned models and the alignment of sequences: figures in, probabilities and pairs out; nothing
here knows a language or the news.
"""

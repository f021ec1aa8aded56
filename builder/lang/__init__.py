"""Language, not news: characters, tokens, sentences, quotation marks, dates, names, similarity,
sequences.
"""

"""A sentence -> what it attributes, to whom, and by which words: quotations with their speakers."""

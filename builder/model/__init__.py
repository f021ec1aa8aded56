"""The records that travel between the stages: frozen, made of tuples, holding ids instead of references."""

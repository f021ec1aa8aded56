"""Articles -> from whom each has its report: credits, reuse, independent voices, the order of
appearance.
"""

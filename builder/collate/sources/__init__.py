"""Articles -> from whom each has its report: credits, reuse, voices, chronology."""

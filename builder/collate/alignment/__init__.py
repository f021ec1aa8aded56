"""Articles -> passages, and which passages of several articles say the same thing."""

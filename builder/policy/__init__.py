"""What of a digest may be published: how much of each text, of whom, and without what."""

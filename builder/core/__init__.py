"""The records that travel between the stages, the errors, and the limits on input."""

"""The functions of the stages, a module each: what a module imports is what its stage depends on."""

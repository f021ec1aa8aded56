"""What the commands do: the recipe of a build, and the same records looked at in other ways.

Import each from its module; they are slow to load, and a command needs one of them.
"""

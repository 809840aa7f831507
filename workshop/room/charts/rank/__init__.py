"""The picture of a ranking."""

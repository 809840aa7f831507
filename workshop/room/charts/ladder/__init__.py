"""The picture of the ladder."""

"""The plan of a day."""

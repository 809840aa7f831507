"""The picture of votes."""

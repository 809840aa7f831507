"""The map of connections: what a group draws of its business, and what the map says."""

"""The pictures of a map of connections: the map itself, its grid, its lists and its strands."""

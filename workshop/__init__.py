"""Heliotrope without its windows: the method, the library file, the paper."""

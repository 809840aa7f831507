"""By what a file is known as a library of this version."""

APPLICATION_ID = 0x48454C49
"""HELI, in the header of every library file."""
HEAD = "0001"
"""The newest revision."""

"""How a library file of this version is recognised."""

APPLICATION_ID = 0x48454C49
"""HELI, in the header of every library file."""
HEAD = "0002"
"""The newest revision."""

"""By what a file is known as a library of this version, and as which."""

import secrets

APPLICATION_ID = 0x48454C49
"""HELI, in the header of every library file."""
HEAD = "0011"
"""The newest revision."""


def new_identity() -> int:
    """A number for the header of a new library (`user_version`): its log is known by it."""
    return 1 + secrets.randbelow(0x7FFFFFFE)

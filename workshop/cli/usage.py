"""argparse's own words, in the language that the rest of the command line speaks."""

import argparse

from workshop.words import _, later

WORDS = (
    later("usage: "),
    later("positional arguments"),
    later("options"),
    later("show this help message and exit"),
    later("%(prog)s: error: %(message)s\n"),
    later("argument %(argument_name)s: %(message)s"),
    later("the following arguments are required: %s"),
    later("unrecognized arguments: %s"),
    later("expected one argument"),
    later("expected at least one argument"),
    later("ignored explicit argument %r"),
    later("ambiguous option: %(option)s could match %(matches)s"),
    later("invalid %(type)s value: %(value)r"),
    later("invalid choice: %(value)r (choose from %(choices)s)"),
)
"""What our commands can make it say; the rest of its words are for whoever writes a parser."""


def translate() -> None:
    """Has argparse look its words up here. It would ask gettext for the default domain, and in the
    environment's language only.
    """
    vars(argparse)["_"] = _

"""ARCHITECTURE.md names files and folders that are there."""

import re

from tests.checkout import CHECKOUT

PAGE = (CHECKOUT / "ARCHITECTURE.md").read_text("utf-8")
INVENTED = re.compile(r"^## A new kind of step$.*?^(?=## )", re.M | re.S)
"""What would be there if there were one more kind."""
PLACE = re.compile(r"`((?:\w+/)+(?:\w+(?:\.\w+)?)?)`")
ROOTS = (CHECKOUT, CHECKOUT / "workshop")


def test_that_every_place_it_names_is_there():
    named = PLACE.findall(INVENTED.sub("", PAGE))

    assert "workshop/paths.py" in named
    missing = [place for place in named if not any((root / place).exists() for root in ROOTS)]
    assert not missing

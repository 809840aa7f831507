"""What ARCHITECTURE.md names is there."""

import re

from tests.checkout import CHECKOUT

PAGE = (CHECKOUT / "ARCHITECTURE.md").read_text("utf-8")
INVENTED = re.compile(r"^## A new kind of step$.*?(?=^## )", re.M | re.S)
"""Names files of a kind that is not there."""
NAMED = re.compile(r"`([\w.]+/[\w./]*)`")
ROOTS = (CHECKOUT, CHECKOUT / "workshop")


def is_place(name: str) -> bool:
    return name.endswith(("/", ".py", ".txt")) or name.startswith(("workshop/", "ui/", "tests/"))


def test_that_every_file_and_folder_it_names_is_there():
    places = [name for name in NAMED.findall(INVENTED.sub("", PAGE)) if is_place(name)]

    assert "workshop/paths.py" in places
    missing = [place for place in places if not any((root / place).exists() for root in ROOTS)]
    assert not missing

"""The licences that ship are those of what ships: `make licences` renews them."""

import re

from tests.tools.licences import shipped
from ui.models.licences import shipped_parts
from workshop.paths import ASSETS

RENEW = "run `make licences`"


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_that_every_part_is_named_with_its_locked_version():
    told = {plain(part.name): part.version for part in shipped_parts()}

    wrong = {name: version for name, version in shipped().items() if told.get(name) != version}
    assert not wrong, RENEW


def test_that_every_part_says_its_licence_and_its_words():
    poor = [part.name for part in shipped_parts() if not part.licence or len(part.text) < 40]

    assert not poor


def test_that_what_comes_without_a_package_is_told_too():
    names = {part.name for part in shipped_parts()}

    assert {"Heliotrope", "Python", "SQLite"} <= names


def test_that_the_licences_name_no_place_of_a_machine():
    text = (ASSETS / "licences.txt").read_text("utf-8")

    assert not re.findall(r"file://|localhost|(?<![\w.])/(?:opt|root|home|work|tmp)/\S*", text)

"""The changelog is for people, and names the version at hand."""

import re
import tomllib

from tests.checkout import CHECKOUT


def test_that_the_changelog_tells_of_this_version_first():
    version = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    told = re.findall(r"^## \[?([\d.]+)\]?", (CHECKOUT / "CHANGELOG.md").read_text("utf-8"), re.M)

    assert told
    assert told[0] == version


def test_that_the_licence_is_the_one_that_is_declared():
    licence = (CHECKOUT / "LICENSE").read_text("utf-8")

    assert licence.startswith("MIT License")
    assert "Heliotrope contributors" in licence

"""The changelog is for people, and names the version at hand."""

import re
import tomllib

from workshop.paths import PROGRAM_ROOT


def test_that_the_changelog_tells_of_this_version_first():
    version = tomllib.loads((PROGRAM_ROOT / "pyproject.toml").read_text("utf-8"))["project"][
        "version"
    ]
    told = re.findall(
        r"^## \[?([\d.]+)\]?", (PROGRAM_ROOT / "CHANGELOG.md").read_text("utf-8"), re.M
    )

    assert told
    assert told[0] == version


def test_that_the_licence_is_the_one_that_is_declared():
    licence = (PROGRAM_ROOT / "LICENSE").read_text("utf-8")

    assert licence.startswith("MIT License")
    assert "Heliotrope contributors" in licence

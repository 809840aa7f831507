"""Options stand anywhere between the words of a command."""

import pytest


@pytest.mark.parametrize("at", range(5))
def test_that_the_library_may_be_named_between_any_words(workshop, tmp_path, at):
    home = ("--home", tmp_path / "stick")
    session = workshop("new", *home, "--template", "empty", "--title", "Day").out.strip()
    words = ["agenda", "add", session, "map_3d"]
    ran = workshop(*words[:at], *home, *words[at:])
    assert (ran.status, ran.err) == (0, "")

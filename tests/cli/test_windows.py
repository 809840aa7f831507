"""What the command line hands to the windows."""

import pytest

from tests.no_windows import NoWindows
from workshop.cli import program


class Watched(NoWindows):
    """Notes what it was asked to play."""

    def __init__(self):
        self.played = []

    def demo(self, out, *, full):
        self.played.append((out, full))
        return 0


@pytest.mark.parametrize(("flags", "full"), [((), False), (("--full",), True)])
def test_that_the_demo_plays_the_half_day_unless_it_is_asked_for_every_exercise(
    tmp_path, flags, full
):
    windows = Watched()

    assert program.main(["demo", *flags, "--out", str(tmp_path)], windows) == 0

    assert windows.played == [(tmp_path, full)]

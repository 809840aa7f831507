"""Every window on the smallest screen: 1920 by 1080 at 200 %, and the same at other scales."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("factor", ["1", "1.5", "2.5"])
def test_that_every_window_fits_960_by_540_and_scrolls_inside(factor):
    ended = subprocess.run(
        [sys.executable, "-m", "tests.ui.fitting"],
        env={**os.environ, "QT_SCALE_FACTOR": factor},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.stdout, ended.returncode) == ("", 0), ended.stderr[-1000:]

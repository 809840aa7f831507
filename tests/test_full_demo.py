"""The full demo plays through the real windows: of its sessions one whole."""

import os
import subprocess
import sys

import pytest
from pypdf import PdfReader

from workshop.services.library import open_service

pytestmark = pytest.mark.timeout(900)
PLAYER = """
import sys
from pathlib import Path
from ui.demo import camera, full, play

camera.SIZES = camera.SIZES[:1]
full.FullDemo.play = lambda demo: (demo._run(each) for each in demo._made(full.SERIES)[2:3])
sys.exit(play.run(Path(sys.argv[1]), full=True))
"""
"""The third session of the series: a ladder, claims that the group names and rates, two lists."""


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    out = tmp_path_factory.mktemp("full demo")
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    environment.pop("QT_QPA_PLATFORM", None)
    ran = subprocess.run(
        [sys.executable, "-c", PLAYER, str(out)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return out


@pytest.fixture(scope="module")
def service(played):
    opened = open_service(played / "library")
    yield opened
    opened.close()


def test_that_the_series_is_made_and_its_session_played_to_the_end(service):
    rows = service.sessions()
    assert len(rows) == 4
    (row,) = [row for row in rows if row.state == "finished"]
    view = service.view(row.id)
    assert {"friendship_ladder", "claim_check", "closing"} <= view.exercises.keys()
    shown = {key: snapshot.n for key, snapshot in view.snapshots.items()}
    assert shown["friendship_ladder/marks"] == 8
    assert {key for key in shown if key.startswith("claim_check/")}


def test_that_each_place_of_the_day_was_pictured_and_each_sort_of_page_at_the_desk(played, service):
    (folder,) = [each for each in (played / "screens").iterdir() if each.is_dir()]
    names = sorted(file.name for file in folder.glob("*.png"))
    for exercise in ("friendship_ladder", "claim_check", "closing"):
        assert any(f"room {exercise} " in name for name in names), exercise
        assert any(f"desk {exercise} " in name for name in names), exercise
    assert any("console claim_check" in name for name in names)


def test_that_its_handouts_and_a_worksheet_of_every_exercise_lie_beside(played, service):
    (row,) = [row for row in service.sessions() if row.state == "finished"]
    of_session = sorted((played / "handouts" / row.title).iterdir())
    assert len([file for file in of_session if file.name.startswith("copy ")]) == 8
    worksheets = list((played / "handouts" / "worksheets").iterdir())
    assert len(worksheets) == len(service.exercises())
    for file in (*of_session, *worksheets):
        assert file.suffix != ".pdf" or PdfReader(file).pages, file.name

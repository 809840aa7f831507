"""The demo plays a half day through the real windows: the living proof that the main job runs."""

import json
import os
import subprocess
import sys

import pytest
from pypdf import PdfReader

from tests.tools.screenshots import SCREENSHOTS, WANTED
from tests.ui.rendering import difference, load
from workshop.services.library import open_service
from workshop.services.sample_answers import NOTES

pytestmark = pytest.mark.timeout(900)
COLLECTING = 17
HEAD = {"console.png": 56}
"""Points at the top of a screenshot that hold the time of day."""
A_TRACE = 0.05
"""How much a screenshot may differ, of 255 for each point."""


def workshop(*arguments):
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    environment.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "workshop", *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    out = tmp_path_factory.mktemp("demo")
    ran = workshop("demo", "--out", out)
    assert ran.returncode == 0, ran.stderr
    return out


@pytest.fixture(scope="module")
def session(played):
    rows = json.loads(workshop("list", "--json", "--home", played / "library").stdout)
    return next(row for row in rows if row["state"] == "finished" and row["people"] == 8)["id"]


def test_that_the_day_left_its_library(played, session):
    shown = json.loads(workshop("results", session, "--json", "--home", played / "library").stdout)

    steps = {
        f"{exercise['id']}/{step['id']}": step["n"]
        for exercise in shown["exercises"]
        for step in exercise["steps"]
        if step["kind"] != "gather"
    }
    assert len(steps) == COLLECTING
    assert steps["reread_quote/rate"] == 8
    assert steps["friendship_ladder/marks"] == 8


def test_that_every_window_was_pictured_in_both_themes_and_sizes(played):
    names = {file.name for file in (played / "screens").glob("*.png")}

    for window in ("library", "plan", "console", "room"):
        for look in ("light", "dark"):
            for size in ("1366x768", "1920x1080"):
                assert any(
                    window in name and name.endswith(f"{look}-{size}.png") for name in names
                ), (window, look, size)
    assert any("desk" in name for name in names)


def test_that_a_note_is_whole_that_was_typed_while_the_projector_went_and_came(played, session):
    names = {file.name.partition("-")[2] for file in (played / "screens").glob("*.png")}
    service = open_service(played / "library")
    notes = {note.body for note in service.notes(session)}
    service.close()

    assert {"console without projector.png", "console with projector.png"} <= names
    assert {body for _step, body, _ticked in NOTES} <= notes


@pytest.mark.parametrize("name", WANTED)
def test_that_the_screenshots_of_the_readme_are_current(played, name):
    (taken,) = (played / "screens").glob(WANTED[name])

    kept, fresh = (
        picture.copy(picture.rect().adjusted(0, HEAD.get(name, 0), 0, 0))
        for picture in (load(SCREENSHOTS / name), load(taken))
    )
    assert difference(kept, fresh) < A_TRACE, "run `make screenshots`"


def test_that_every_handout_lies_there_and_can_be_read(played):
    files = list((played / "handouts").glob("*.pdf"))

    assert len(files) == 5 + 8
    for file in files:
        assert any(page.extract_text().strip() for page in PdfReader(file).pages), file.name


def test_that_a_library_that_is_not_the_demos_own_is_left_alone(tmp_path):
    workshop("new", "--template", "taster", "--title", "Mine", "--home", tmp_path / "library")

    ran = workshop("demo", "--out", tmp_path)

    assert ran.returncode == 1
    assert "holds a library already" in ran.stderr
    assert "Mine" in workshop("list", "--home", tmp_path / "library").stdout

"""What older programs wrote into snapshots and copies of exercises is still read and printed."""

import msgspec
import pytest

from tests.services.tour import CONTENT, running_session
from workshop.content.reader import read_shipped
from workshop.paths import EXERCISES
from workshop.services.library import open_service
from workshop.steps import AnySummary
from workshop.steps.ladder import LadderSummary
from workshop.steps.place import PlaceSummary

SIDE = {"n": 5, "counts": [0, 0, 1, 3, 1, 0, 0], "median": 4, "q1": 4, "q3": 4}
GAP = {"n": 5, "median": 1, "higher": 3, "same": 2, "lower": 0}
PLACE = {
    "kind": "place", "n": 5,
    "axes": [
        {"axis": axis, "ours": SIDE, "theirs": SIDE, "gap": GAP, "lines": [[3, 4]] * 5}
        for axis in ("depth", "breadth", "light")
    ],
    "typical": {"ours": [4, 4, 4], "theirs": [4, 4, 4]},
    "dispersion": {"ours": 1.5, "theirs": 1.5},
    "mean_resultant_length": 0.9,
    "dimensions_in_use": {"ours": 3.0, "theirs": 3.0},
    "evidence": None,
    "clouds": {"ours": [[4, 4, 4]] * 5, "theirs": [[4, 4, 3]] * 5},
}  # fmt: skip
LADDER = {
    "kind": "ladder", "n": 5, "gaps": [], "proof": {"stories": None, "marks": 2},
    "marks": [
        {"mark": "they", "n": 5, "counts": [0, 0, 1, 3, 1, 0, 0], "median": 4, "q1": 4, "q3": 4,
         "agreement": 0.8, "hollow": [0, 0, 1, 0, 0, 0, 0]}
    ],
}  # fmt: skip


@pytest.mark.parametrize(("written", "kind"), [(PLACE, PlaceSummary), (LADDER, LadderSummary)])
def test_that_a_snapshot_with_lines_and_hollow_marks_is_read_without_them(written, kind):
    found = msgspec.json.decode(msgspec.json.encode(written), type=AnySummary)
    assert isinstance(found, kind)
    kept = msgspec.json.encode(found)
    assert b"lines" not in kept
    assert b"hollow" not in kept


def test_that_a_copy_that_says_what_is_sensitive_is_read(home, clock):
    service = open_service(home, clock, CONTENT)
    name = running_session(service, "rate")
    with service._database.write() as connection:
        connection.exec_driver_sql(
            """UPDATE exercise_copy SET copy = 'older', body =
            replace(replace(body, '"minutes":', '"sensitive":false,"minutes":'),
                '"short":"Me"', '"short":"Me","sensitive":true')"""
        )
    service.close()
    again = open_service(home, clock, CONTENT)
    lenses = again.view(name).step("tour/rate").lenses
    assert [lens.short for lens in lenses] == ["Me", "Organisation"]
    again.close()


def test_that_a_file_that_says_what_is_sensitive_is_read(tmp_path):
    text = (EXERCISES / "reread_quote.toml").read_text(encoding="utf-8")
    file = tmp_path / "reread_quote.toml"
    file.write_text(
        text.replace('id = "me"\n', 'id = "me"\nsensitive = false\n').replace(
            'id = "rate"\n', 'id = "rate"\nsensitive = true\n'
        ),
        encoding="utf-8",
    )
    assert file.read_text(encoding="utf-8").count("sensitive =") == 2
    assert read_shipped(file) == read_shipped(EXERCISES / "reread_quote.toml")

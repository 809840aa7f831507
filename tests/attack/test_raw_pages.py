"""Whoever has the files of a library cannot tell who answered when, nor which token is whose.

Knows the truth of fifty days at the desk, and of the library only its bytes.
"""

import json
import math
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.attack.raw_pages import File, Row, files, frames, standing, standing_last

ROOT = Path(__file__).resolve().parents[2]
DAYS = 50
BY_CHANCE = 3.5
"""Standard deviations: an order that tells nothing goes beyond them once in two thousand times."""
LOG = "library.workshop-wal"
SQLITE = b"SQLite format 3\0"
COLUMNS_OF_ANSWER = 7
STATES = ("in a turn", "at their phones", "after a Done", "killed", "closed")


@pytest.fixture(scope="module")
def states(tmp_path_factory):
    """What a thief got, with the truth about it."""
    folder = tmp_path_factory.mktemp("days")
    halves = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.attack.desk_days", folder, str(first), str(DAYS // 2)],
            cwd=ROOT,
        )
        for first in (0, DAYS // 2)
    ]
    assert [half.wait() for half in halves] == [0, 0]
    days = sorted(folder.glob("*/truth.json"))
    assert len(days) == DAYS
    truths = [truth for day in days for truth in json.loads(day.read_text())]
    return [(files(Path(truth["where"])), truth) for truth in truths]


def orders(found: dict[str, bytes], keys: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Every order of the keys that can be read out of the files."""
    for place, raw in found.items():
        name = place.partition("/")[0]
        yield f"{name}: first seen", standing(raw, keys)
        yield f"{name}: last seen", standing_last(raw, keys)
        if raw.startswith(SQLITE):
            yield from in_file(name, File(raw), keys)
        if name == LOG:
            pages = frames(raw)
            yield f"{name}: rows", distinct(row for page in pages for row in page.rows())
            left = b"".join(page.leftovers() for page in pages)
            yield f"{name}: leftovers", standing(left, keys)


def in_file(name: str, file: File, keys: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The same of the rows in one file."""
    for table in ("participant", "done", "turn"):
        yield f"{name}: {table}", distinct(file.table(table))
    rows = file.table("answer")
    for step in dict.fromkeys(row.values[1] for row in rows):
        of_step = [row for row in rows if row.values[1] == step]
        yield f"{name}: {step}", distinct(of_step)
        yield f"{name}: {step}, pages", by_page(of_step)
    yield f"{name}: leftovers", standing(file.leftovers(), keys)


def distinct(rows: Iterable[Row]) -> list[str]:
    """All texts of the rows, each once, in the order found."""
    return list(dict.fromkeys(str(value) for row in rows for value in row.values))


def by_page(rows: Iterable[Row]) -> list[str]:
    """Keys by the number of the page that holds them: a page made later has a higher one."""
    first: dict[str, int] = {}
    for row in rows:
        first.setdefault(str(row.values[2]), row.page)
    return sorted(first, key=lambda key: (first[key], key))


def correlation(found: list[str], truth: list[str]) -> tuple[float, int]:
    """Spearman's rank correlation of the order found with the true one, and how many it is of."""
    known = set(truth)
    kept = [each for each in found if each in known]
    there = set(kept)
    places = {each: place for place, each in enumerate(each for each in truth if each in there)}
    n = len(kept)
    if n < 3:
        return 0.0, n
    apart = sum((place - places[each]) ** 2 for place, each in enumerate(kept))
    return 1 - 6 * apart / (n * (n * n - 1)), n


def by_source(states) -> dict[str, list[float]]:
    """For each way to look: how far the order of each day is from chance."""
    found = defaultdict(list)
    for seen, truth in states:
        when = Path(truth["where"]).name
        keys = [*truth["sat"], *truth["unlinked"]]
        for source, order in orders(seen, keys):
            for true in ("sat", "sealed", "unlinked"):
                rho, n = correlation(order, list(truth[true]))
                if n >= 3:
                    found[f"{when}, {source}, {true}"].append(rho * math.sqrt(n - 1))
    return found


def test_that_no_order_in_the_files_tells_who_answered_when(states):
    sources = by_source(states)
    assert {source.split(", ")[0] for source in sources} == set(STATES)
    told = {
        source: round(sum(days) / math.sqrt(len(days)), 1)
        for source, days in sources.items()
        if len(days) >= 10
    }
    assert len(told) > 100
    assert not {source: z for source, z in told.items() if abs(z) > BY_CHANCE}


def test_that_no_record_names_a_person_and_their_token(states):
    linked = tokens = 0
    for seen, truth in states:
        for row in rows_of(seen):
            named = " ".join(str(value) for value in row.values)
            for token, person in truth["unlinked"].items():
                tokens += token in named
                linked += person in named
                assert not (token in named and person in named), truth["where"]
    assert tokens
    assert linked


def test_that_no_log_holds_two_states_of_the_room_to_compare(states):
    """The state before a Done beside the state after it tells whose the new token is."""
    looked = 0
    for seen, truth in states:
        held, log = seen["library.workshop"], seen.get(LOG, b"")
        fresh = {key for key in truth["unlinked"] if key.encode() not in held}
        looked += bool(log) and bool(truth["unlinked"])
        assert not standing(log, fresh), truth["where"]
    assert looked


def test_that_a_turn_on_the_desk_tells_nothing_of_an_unlinked_answer(states):
    looked = 0
    for seen, truth in states:
        people = {*truth["sat"], truth["at_desk"]}
        for row in rows_of(seen):
            if "tour/safe" in row.values and len(row.values) == COLUMNS_OF_ANSWER:
                assert not people & set(map(str, row.values)), truth["where"]
                sealed = row.values[-1]
                assert sealed == 1, truth["where"]
                looked += 1
    assert looked


def test_that_nothing_is_left_between_the_rows(states):
    for seen, truth in states:
        for name, raw in seen.items():
            if raw.startswith(SQLITE):
                left = standing(File(raw).leftovers(), [*truth["sat"], *truth["unlinked"]])
                assert not left, (name, truth["where"])


def rows_of(seen: dict[str, bytes]) -> Iterator[Row]:
    """Every row in the file and in its log."""
    pages = [*File(seen["library.workshop"]).pages.values(), *frames(seen.get(LOG, b""))]
    for page in pages:
        yield from page.rows()

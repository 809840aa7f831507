"""All reveals of a step together: sheets sorted by which of them counted them, never one or two."""

import json
from collections import Counter, defaultdict
from random import Random

import pytest

from tests.attack.outsider import Outsider

HISTORIES, DEEDS, MOST = 6, 16, 12


class Rated:
    """Some cells of the statements, and where their counts are published."""

    key, template, points = "reread_quote/rate", "half_day", (1, 2, 3, 4, 5)
    cells = ("s1/me", "s1/org", "s2/me")

    @staticmethod
    def counts(published, cell):
        item, lens = cell.split("/")
        rows = published["cells"]
        return next(each["counts"] for each in rows if (each["item"], each["lens"]) == (item, lens))


class Mapped:
    """Some cells of the map."""

    key, template, points = "map_3d/place", "half_day", (1, 2, 3, 4, 5, 6, 7)
    cells = ("ours/depth", "theirs/depth", "ours/light")

    @staticmethod
    def counts(published, cell):
        side, axis = cell.split("/")
        return next(each[side]["counts"] for each in published["axes"] if each["axis"] == axis)


class Climbed:
    """The marks of the ladder."""

    key, template, points = "friendship_ladder/marks", "taster", (1, 2, 3, 4, 5, 6, 7)
    cells = ("say", "they", "want")

    @staticmethod
    def counts(published, cell):
        return next(each["counts"] for each in published["marks"] if each["mark"] == cell)


KINDS = (Rated, Mapped, Climbed)


class Watched:
    """A room whose every deed somebody writes down: who holds which values of which revision."""

    def __init__(self, home, chance, kind):
        self.chance, self.kind = chance, kind
        self.room = Outsider(home, template=kind.template)
        self.written = {}
        self.labels = {}
        self.gone = set()
        self.pictures = []
        self.comes(chance.randint(3, 8))

    def values(self):
        points = (*self.kind.points, None)
        return {cell: self.chance.choice(points) for cell in self.kind.cells}

    def comes(self, many=0):
        for _each in range(min(many or self.chance.choice((1, 2, 3)), MOST - len(self.labels))):
            label = f"person {len(self.labels)}"
            self.room.hands_in({label: self.values()}, self.kind.key)
            self._write_down(label)

    def corrects(self):
        cell = self.chance.choice(self.kind.cells)
        for token in self._some():
            sheet = {self.labels[token]: {cell: self.values()[cell]}}
            self.room.hands_in(sheet, self.kind.key)
            self._write_down(self.labels[token])

    def goes(self):
        for token in self._some():
            self.room.asks("UPDATE participant SET removed = 1 WHERE id = ?", token)
            self.gone.add(token)

    def returns(self):
        back = [token for token in sorted(self.gone) if token in self._listed()]
        for token in self.chance.sample(back, min(len(back), self.chance.choice((1, 3, 3)))):
            self.room.asks("UPDATE participant SET removed = 0 WHERE id = ?", token)
            self.gone.discard(token)

    def deletes(self):
        for token in self._some():
            for table in ("answer", "done"):
                self.room.asks(f"DELETE FROM {table} WHERE participant = ?", token)
            self.room.asks("DELETE FROM participant WHERE id = ?", token)
            self.gone.add(token)

    def reveals(self):
        published = self.room.reveals(self.kind.key)
        if published:
            (basis,) = self.room.asks(
                "SELECT basis FROM snapshot WHERE step = ? ORDER BY number DESC LIMIT 1",
                self.kind.key,
            )[0]
            self.pictures.append((published, json.loads(basis)["counted"]))

    def _listed(self):
        return {token for (token,) in self.room.asks("SELECT id FROM participant")}

    def _some(self):
        """One person, or several at once, as after a break."""
        there = sorted(self._listed() - self.gone)
        return self.chance.sample(there, min(len(there), self.chance.choice((1, 1, 3, 4))))

    def _write_down(self, label):
        rows = self.room.asks("SELECT participant, cell, revision, value FROM answer")
        for token, cell, revision, value in rows:
            self.labels.setdefault(token, label)
            self.written[token, cell, revision] = json.loads(value)

    def sheets(self, cell):
        """For each picture who was counted in the cell, with which value."""
        return [
            {
                (token, self.written.get((token, cell, row.get(cell, 1)), "empty"))
                for token, row in counted.items()
            }
            for _published, counted in self.pictures
        ]

    def read_off(self):
        """Classes of one or two sheets, which the counts of all pictures together give away."""
        found = []
        for cell in self.kind.cells:
            pattern = defaultdict(set)
            for number, sheets in enumerate(self.sheets(cell)):
                for sheet in sheets:
                    pattern[sheet].add(number)
            sizes = Counter(map(frozenset, pattern.values()))
            found += [size for size in sizes.values() if size < 3]
        return found

    def told_as_counted(self):
        """Whether every published count is that of the sheets the file says were counted."""
        for cell in self.kind.cells:
            for (published, _counted), sheets in zip(self.pictures, self.sheets(cell), strict=True):
                told = self.kind.counts(published, cell)
                values = Counter(value for _token, value in sheets)
                if told is not None and told != [values[point] for point in self.kind.points]:
                    return False
        return True


def histories(home, many, kind):
    chance = Random(1729)
    for number in range(many):
        folder = home / str(number)
        folder.mkdir()
        watched = Watched(folder, chance, kind)
        watched.reveals()
        for _deed in range(DEEDS):
            deeds = (watched.comes, watched.corrects, watched.goes, watched.returns,
                     watched.deletes, watched.reveals, watched.reveals)  # fmt: skip
            weights = (3, 4, 0.8, 2, 0.2, 3, 2)
            chance.choices(deeds, weights)[0]()
        yield watched


@pytest.mark.parametrize("kind", KINDS)
def test_that_no_value_is_read_off_a_row_of_reveals(tmp_path, kind):
    pictures = 0
    for watched in histories(tmp_path, HISTORIES, kind):
        assert watched.told_as_counted()
        assert watched.read_off() == []
        pictures += len(watched.pictures)
    assert pictures > HISTORIES + 3


@pytest.mark.parametrize("kind", KINDS)
def test_that_the_attack_reads_values_off_where_everybody_there_is_counted(
    tmp_path, monkeypatch, kind
):
    """The fault put in on purpose: every reveal counts all as they are."""
    monkeypatch.setattr("workshop.services.reveal.further", lambda before, now, places: now)
    assert any(watched.read_off() for watched in histories(tmp_path, 2, kind))

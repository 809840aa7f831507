"""All reveals of a step together: sheets sorted by which of them counted them, never one or two."""

import json
from collections import Counter, defaultdict
from random import Random
from statistics import median

import pytest

from tests.attack.outsider import Outsider

BUCKETS = ("orders", "reviews", "reports", "repairs", "ideas", "touch")
HISTORIES, DEEDS, MOST = 4, 18, 12


class Cells:
    """A kind whose cells stand each by itself."""

    template = "half_day"

    def starts(self, room):
        """What has to be named before anybody can answer."""

    def grows(self, room):
        """What may be named later."""

    def sheet(self, chance):
        """What somebody answers."""
        return {cell: chance.choice((*self.points, None)) for cell in self.cells}

    def change(self, chance):
        """What somebody corrects."""
        cell = chance.choice(self.cells)
        return {cell: self.sheet(chance)[cell]}

    def tally(self, values):
        """What is told of a cell in which these were counted."""
        counts = Counter(values)
        return [counts[point] for point in self.points]

    def whole(self, values):
        """Whether somebody may have handed this in."""
        return True


class Rated(Cells):
    """Some cells of the statements, and where their counts are published."""

    key, points = "reread_quote/rate", (1, 2, 3, 4, 5)
    cells = ("s1/me", "s1/org", "s2/me")

    def counts(self, published, cell):
        item, lens = cell.split("/")
        rows = published["cells"]
        return next(each["counts"] for each in rows if (each["item"], each["lens"]) == (item, lens))


class Mapped(Cells):
    """Some cells of the map."""

    key, points = "map_3d/place", (1, 2, 3, 4, 5, 6, 7)
    cells = ("ours/depth", "theirs/depth", "ours/light")

    def counts(self, published, cell):
        side, axis = cell.split("/")
        return next(each[side]["counts"] for each in published["axes"] if each["axis"] == axis)


class Climbed(Cells):
    """The marks of the ladder."""

    key, template, points = "friendship_ladder/marks", "taster", (1, 2, 3, 4, 5, 6, 7)
    cells = ("say", "they", "want")

    def counts(self, published, cell):
        return next(each["counts"] for each in published["marks"] if each["mark"] == cell)


class Linked(Cells):
    """What is said of the links of a map."""

    key, template, points = "connections/rate", "empty", (1, 2, 3, 4, 5)
    cells = ("l1/strength", "l1/importance", "l2/strength")

    def starts(self, room):
        room.names("connections/nodes", "id,name,us", "n1,We,1", "n2,They,", "n3,Others,")
        room.names("connections/links", "id,from,to", "l1,n1,n2", "l2,n2,n3")

    def counts(self, published, cell):
        link, aspect = cell.split("/")
        rows = published["links"]
        return next(each[aspect] for each in rows if each["link"] == link)

    def tally(self, values):
        return median(value for value in values if isinstance(value, int))


class Ticked(Cells):
    """Traits in pictures; what is left empty is no tick."""

    key, template, points = "four_pictures/grid", "empty", (0, 1)
    cells = ("t1/p1", "t1/p2", "t2/p1")

    def starts(self, room):
        room.names("four_pictures/traits", "id,text", *(f"t{n},Trait {n}" for n in range(1, 9)))
        room.names(
            "four_pictures/touchpoints", "id,text", "p1,One", "p2,Two", "p3,Three", "p4,Four"
        )

    def sheet(self, chance):
        return {cell: chance.choice(self.points) for cell in self.cells}

    def tally(self, values):
        return values.count(1)

    def counts(self, published, cell):
        item, column = cell.split("/")
        rows = published["cells"]
        return next(
            each["ticks"] for each in rows if (each["item"], each["column"]) == (item, column)
        )


class Whole(Cells):
    """A kind whose sheet is right or wrong as a whole."""

    template = "empty"

    def change(self, chance):
        return self.sheet(chance)


class Ranked(Whole):
    """An order of seven cards."""

    key, points = "friendship_ladder/order", (1, 2, 3, 4, 5, 6, 7)
    cells = ("cat", "key", "call", "night", "cares", "survives", "party")

    def sheet(self, chance):
        return dict(zip(self.cells, self.change_of(chance), strict=True))

    def change_of(self, chance):
        """Neighbours exchanged here and there."""
        order = list(self.points)
        at = chance.randrange(2)
        order[at], order[at + 1] = order[at + 1], order[at]
        return order

    def counts(self, published, cell):
        return next(each["counts"] for each in published["items"] if each["item"] == cell)

    def whole(self, values):
        return sorted(values) == list(self.points)


class Shared(Whole):
    """A hundred points, twice."""

    key = "energy_audit/split"
    cells = tuple(f"{bucket}/{lens}" for lens in ("now", "wanted") for bucket in BUCKETS)

    def sheet(self, chance):
        shares = [50, 30, 20, 0, 0, 0]
        return dict(
            zip(self.cells, (*chance.sample(shares, 6), *chance.sample(shares, 6)), strict=True)
        )

    def tally(self, values):
        return [len(values), pytest.approx(sum(values) / max(1, len(values)))]

    def counts(self, published, cell):
        for each in published["buckets"]:
            if f"{each['bucket']}/{each['lens']}" == cell:
                return None if each["n"] is None else [each["n"], each["mean"]]
        return None

    def whole(self, values):
        return sum(values[:6]) == sum(values[6:]) == 100


class Voted(Whole):
    """Three dots on a list that grows."""

    key = "success_stories/spread"
    cells = ("a", "b", "c", "d")

    def __init__(self):
        self.named = ("a", "b")

    def starts(self, room):
        room.names("success_stories/behaviours", "id,text", *(f"{n},Word {n}" for n in self.named))

    def grows(self, room):
        self.named = self.cells[: len(self.named) + 1]
        self.starts(room)

    def sheet(self, chance):
        dots = chance.choices(self.named, k=3)
        return {name: min(2, dots.count(name)) for name in self.named}

    def tally(self, values):
        given = [value for value in values if value != "empty"]
        return [sum(given), sum(value > 0 for value in given)]

    def counts(self, published, cell):
        for each in published["entries"]:
            if each["entry"] == cell and each["dots"] is not None:
                return [each["dots"], each["voters"]]
        return None

    def whole(self, values):
        return sum(value for value in values if value != "empty") <= 3


KINDS = (Rated, Mapped, Climbed, Linked, Ticked, Ranked, Shared, Voted)


class Watched:
    """A room whose every deed somebody writes down: who holds which values of which revision."""

    def __init__(self, home, chance, kind):
        self.chance, self.kind = chance, kind
        self.room = Outsider(home, template=kind.template)
        if kind.template == "empty":
            self.room.says("agenda", "add", self.room.session, kind.key.split("/")[0])
        kind.starts(self.room)
        self.written = {}
        self.labels = {}
        self.gone = set()
        self.pictures = []
        self.comes(chance.randint(3, 8))

    def comes(self, many=0):
        for _each in range(min(many or self.chance.choice((1, 2, 3)), MOST - len(self.labels))):
            label = f"person {len(self.labels)}"
            self.room.hands_in({label: self.kind.sheet(self.chance)}, self.kind.key)
            self._write_down(label)

    def corrects(self):
        change = self.kind.change(self.chance)
        for token in self._some():
            own = self.kind.change(self.chance)
            sheet = own if own.keys() == change.keys() else change
            self.room.hands_in({self.labels[token]: sheet}, self.kind.key)
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
            self.pictures.append((published, json.loads(basis)))

    def grows(self):
        self.kind.grows(self.room)

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
        """For each picture who was counted in the cell, with which value; () before there was the
        cell.
        """
        return [
            {
                (token, self.written.get((token, cell, row.get(cell, 1)), "empty"))
                for token, row in basis["counted"].items()
            }
            if cell in basis["cells"]
            else {(token, "empty") for token in basis["counted"]}
            for _published, basis in self.pictures
        ]

    def torn(self):
        """Sheets that were counted as nobody handed them in."""
        return [
            values
            for _published, basis in self.pictures
            for token, row in basis["counted"].items()
            if not self.kind.whole(
                values := [
                    self.written.get((token, cell, row.get(cell, 1)), "empty")
                    for cell in self.kind.cells
                    if cell in basis["cells"]
                ]
            )
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
            for (published, basis), sheets in zip(self.pictures, self.sheets(cell), strict=True):
                told = self.kind.counts(published, cell) if cell in basis["cells"] else None
                if told is not None and told != self.kind.tally([value for _who, value in sheets]):
                    return False
        return True


def histories(home, many, kind):
    chance = Random(1729)
    for number in range(many):
        folder = home / str(number)
        folder.mkdir()
        watched = Watched(folder, chance, kind())
        watched.reveals()
        for _deed in range(DEEDS):
            deeds = (watched.comes, watched.corrects, watched.goes, watched.returns,
                     watched.deletes, watched.reveals, watched.grows)  # fmt: skip
            weights = (3, 4, 0.8, 2, 0.2, 5, 0.8)
            chance.choices(deeds, weights)[0]()
        yield watched


@pytest.mark.parametrize("kind", KINDS)
def test_that_no_value_is_read_off_a_row_of_reveals(tmp_path, kind):
    pictures = 0
    for watched in histories(tmp_path, HISTORIES, kind):
        assert watched.told_as_counted()
        assert watched.read_off() == []
        assert watched.torn() == []
        pictures += len(watched.pictures)
    assert pictures > HISTORIES


@pytest.mark.parametrize("kind", [Rated, Ranked])
def test_that_the_attack_reads_values_off_where_everybody_there_is_counted(
    tmp_path, monkeypatch, kind
):
    """The fault put in on purpose: every reveal counts all as they are."""
    monkeypatch.setattr("workshop.services.reveal.further", lambda before, now, places: now)
    assert any(watched.read_off() for watched in histories(tmp_path, 2, kind))


def test_that_no_order_is_counted_half_corrected(tmp_path):
    """Three people who each exchange other cards: the first card alone has three new places."""
    room, kind = Outsider(tmp_path, template="empty"), Ranked()
    room.says("agenda", "add", room.session, "friendship_ladder")
    cells, order = kind.cells, list(kind.points)
    room.hands_in({f"p{who}": dict(zip(cells, order, strict=True)) for who in range(6)}, kind.key)
    before = room.reveals(kind.key)
    for who in range(3):
        other = order.copy()
        other[0], other[who + 1] = other[who + 1], other[0]
        room.hands_in({f"p{who}": dict(zip(cells, other, strict=True))}, kind.key)
    assert room.reveals(kind.key) is None
    for who in (3, 4):
        other = [2, 1, *order[2:]]
        room.hands_in({f"p{who}": dict(zip(cells, other, strict=True))}, kind.key)
    after = room.reveals(kind.key)
    assert [each["counts"][:2] for each in after["items"][:2]] == [[3, 3], [3, 3]]
    assert after["items"][2:] == before["items"][2:]

"""Reads the program's sentences back and holds them against raw answers; knows nothing of it.

`true(sentence, room)` finds the one form that fits a sentence and reckons from the answers whether
it holds. A sentence that fits no form is not true.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, pairwise

Answers = dict[str, dict[str, object]]


@dataclass(frozen=True)
class Room:
    """Raw answers, and what things are called. lenses: id → words within a sentence; labels: id →
    full names; statements: words or number → cell prefix; marks: label → cell; axes: name → id;
    more: comparative → axis id. written: the cell that takes words. present: people in
    the room.
    """

    answers: Answers
    present: int = 0
    lenses: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    statements: dict[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    axes: dict[str, str] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)
    written: str = "text"

    def values(self, cell: str) -> list[int]:
        found = (row.get(cell) for row in self.answers.values())
        return [each for each in found if type(each) is int]

    def pairs(self, one: str, other: str) -> list[tuple[int, int]]:
        rows = ((row.get(one), row.get(other)) for row in self.answers.values())
        return [(a, b) for a, b in rows if type(a) is int and type(b) is int]

    def in_part(self, one: str, other: str) -> bool:
        """Whether one or two people answered one of the two only, so that no middles are told."""
        rows = [(type(row.get(one)) is int, type(row.get(other)) is int)
                for row in self.answers.values()]  # fmt: skip
        return any(rows.count(way) in (1, 2) for way in ((True, False), (False, True)))


def middle(values: Iterable[int]) -> Fraction:
    line = sorted(values)
    return Fraction(line[(len(line) - 1) // 2] + line[len(line) // 2], 2)


def halves(text: str) -> Fraction:
    whole = text.rstrip("½")
    return Fraction(whole or 0) + (Fraction(1, 2) if text.endswith("½") else 0)


# People


AMOUNT = r"(?:\d+ %|\d+)"
WHO = r"(?P<who>[Aa]ll \d+|\d+ % of \d+|\d+ of \d+)"


class Lie(Exception):
    """What a sentence says does not hold."""


def hold(*claims: bool) -> None:
    if not all(claims):
        raise Lie


def told(text: str, count: int, n: int, *, of: bool = True) -> str:
    """Holds "7 of 8", "all 8", "71 % of 24" or a bare amount against a count; "%" in per cent."""
    if text.lower().startswith("all "):
        hold(int(text[4:]) == n == count)
        return ""
    number, _of, total = text.partition(" of ")
    hold(not of or int(total) == n, count < n or n == 1)
    if not number.endswith("%"):
        hold(int(number) == count)
        return "#"
    share = int(number.removesuffix(" %"))
    hold(n >= 10, abs(Fraction(100 * count, n) - share) < 1, (share == 0) == (count == 0))
    return "%"


def verb(who: str, *, singular: bool) -> None:
    """The verb agrees with the number before it."""
    if who.lower().startswith("all "):
        hold(not singular)
    else:
        hold(singular == (int(re.match(r"\d+", who).group()) == 1))


REST = re.compile(rf" (?P<count>{AMOUNT}) (?P<what>the same|lower|higher|the other way)\.")


def compared(
    pairs: list[tuple[int, int]], way: str, who: str, rest: str, drawn: Fraction | None
) -> None:
    """The whole of a comparison: who leads, who is left, and nobody left out."""
    n = len(pairs)
    hold(n > 0)
    counts = {
        "higher": sum(a > b for a, b in pairs),
        "the same": sum(a == b for a, b in pairs),
        "lower": sum(a < b for a, b in pairs),
    }
    tie = counts["higher"] == counts["lower"] > 0
    said: dict[str, str] = {}
    opposite = {"higher": "lower", "lower": "higher"}
    for found in REST.finditer(rest):
        what = found["what"]
        what = opposite[way] if what == "the other way" else what
        hold(what not in said)
        said[what] = found["count"]
    hold("".join(found.group() for found in REST.finditer(rest)) == rest)
    if way == "tie":
        hold(tie)
        said["higher"] = said["lower"] = who
    else:
        hold(not tie, way not in said, counts[way] > 0)
        said[way] = who
        if way != "the same":
            leads = drawn or counts["higher"] - counts["lower"]
            possible = counts["higher" if leads > 0 else "lower"] > 0
            hold(not possible or (leads > 0) == (way == "higher"))
        else:
            hold(counts["the same"] == n)
    hold({what for what, count in counts.items() if count} == set(said))
    units = {told(text, counts[what], n, of=text == who) for what, text in said.items()}
    hold(len(units) == 1)
    if units == {"%"}:
        shares = {what: int(re.search(r"(\d+) %", text)[1]) for what, text in said.items()}
        hold(sum(shares.values()) == 100)
        by_count = sorted((counts[what], share) for what, share in shares.items())
        hold(all((a == c) == (b == d) and b <= d
                 for (a, b), (c, d) in pairwise(by_count)))  # fmt: skip


# Forms


Check = Callable[[Room, re.Match[str]], None]
FORMS: list[tuple[re.Pattern[str], Check]] = []


def form(pattern: str) -> Callable[[Check], Check]:
    def keep(check: Check) -> Check:
        FORMS.append((re.compile(pattern.replace("WHO", WHO).replace("~", "\u00a0")), check))
        return check

    return keep


def _lenses(room: Room, statement: str, one: str, other: str) -> tuple[str, str]:
    names = {words: name for name, words in room.lenses.items()}
    prefix = room.statements[statement]
    return f"{prefix}/{names[one]}", f"{prefix}/{names[other]}"


def _rated(room: Room, found: re.Match[str], way: str) -> None:
    cells = _lenses(room, found["what"], found["one"], found["other"])
    pairs = room.pairs(*cells)
    drawn = None
    if not room.in_part(*cells):
        drawn = middle(a for a, _b in pairs) - middle(b for _a, b in pairs)
    compared(pairs, way, found["who"], found["rest"], drawn)


@form(r"WHO (?P<verb>rates?) (?P<one>.+?) (?P<way>higher|lower) than (?P<other>.+?) "
      r"on~(?P<what>“.+?”|\d+)\.(?P<rest>.*)")  # fmt: skip
def _rate(room: Room, found: re.Match[str]) -> None:
    verb(found["who"], singular=found["verb"] == "rates")
    _rated(room, found, found["way"])


@form(r"WHO (?P<verb>rates?) (?P<one>.+?) and (?P<other>.+?) the same on~(?P<what>“.+?”|\d+)\."
      r"(?P<rest>)")  # fmt: skip
def _rate_same(room: Room, found: re.Match[str]) -> None:
    verb(found["who"], singular=found["verb"] == "rates")
    _rated(room, found, "the same")


@form(r"On (?P<what>“.+?”|\d+), as many rate (?P<one>.+?) higher than (?P<other>.+?) as lower: "
      r"WHO each\.(?P<rest>.*)")  # fmt: skip
def _rate_tie(room: Room, found: re.Match[str]) -> None:
    _rated(room, found, "tie")


def _quoted(room: Room, found: re.Match[str], way: str) -> None:
    names = {words: name for name, words in room.labels.items()}
    cells = [f"{room.statements[found['what']]}/{names[found[side]]}" for side in ("one", "other")]
    pairs = room.pairs(*cells)
    counts = {"higher": sum(a > b for a, b in pairs), "lower": sum(a < b for a, b in pairs),
              "the same": sum(a == b for a, b in pairs)}  # fmt: skip
    tie = counts["higher"] == counts["lower"] > 0
    hold(tie == (way == "tie"))
    told(found["who"], counts["higher" if tie else way], len(pairs))
    hold(counts["higher" if tie else way] > 0)


@form(r"Quote (?P<what>\d+): WHO (?P<way>higher|lower) for “(?P<one>.+?)” than for “(?P<other>.+?)”"
      r"(?P<tie>, as many lower)?")  # fmt: skip
def _quote(room: Room, found: re.Match[str]) -> None:
    hold(not (found["tie"] and found["way"] == "lower"))
    _quoted(room, found, "tie" if found["tie"] else found["way"])


@form(r"Quote (?P<what>\d+): WHO the same for “(?P<one>.+?)” and for “(?P<other>.+?)”")
def _quote_same(room: Room, found: re.Match[str]) -> None:
    _quoted(room, found, "the same")


# Rulers and maps


def _placed(room: Room, axis: str, found: re.Match[str], way: str) -> None:
    pairs = room.pairs(f"ours/{axis}", f"theirs/{axis}")
    drawn = middle(room.values(f"ours/{axis}")) - middle(room.values(f"theirs/{axis}"))
    compared(pairs, way, found["who"], found["rest"], drawn)


@form(r"WHO (?P<verb>puts?) us (?P<more>.+?) than they guess customers would\.(?P<rest>.*)")
def _put(room: Room, found: re.Match[str]) -> None:
    verb(found["who"], singular=found["verb"] == "puts")
    _placed(room, room.more[found["more"]], found, "higher")


@form(r"WHO (?P<verb>guess(?:es)?) customers would put us (?P<more>.+?) than we do\.(?P<rest>.*)")
def _guess(room: Room, found: re.Match[str]) -> None:
    verb(found["who"], singular=found["verb"] == "guesses")
    _placed(room, room.more[found["more"]], found, "lower")


@form(r"(?P<axis>\w+): WHO put us where they guess customers would\.(?P<rest>)")
def _put_same(room: Room, found: re.Match[str]) -> None:
    _placed(room, room.axes[found["axis"]], found, "the same")


@form(r"As many put us (?P<more>.+?) than they guess customers would as the other way: WHO each\."
      r"(?P<rest>.*)")  # fmt: skip
def _put_tie(room: Room, found: re.Match[str]) -> None:
    _placed(room, room.more[found["more"]], found, "tie")


@form(r"Ruler (?P<axis>\w+): (?P<counts>.+)")
def _ruler(room: Room, found: re.Match[str]) -> None:
    """5 of 6 higher, 1 the same: everybody, the first with all."""
    axis = room.axes[found["axis"]]
    pairs = room.pairs(f"ours/{axis}", f"theirs/{axis}")
    signs = Counter((a > b) - (a < b) for a, b in pairs)
    parts = [part.rpartition(" the same")[0] or part.rpartition(" ")[0]
             for part in found["counts"].split(", ")]  # fmt: skip
    ways = [{"higher": 1, "same": 0, "lower": -1}[part.rpartition(" ")[2]]
            for part in found["counts"].split(", ")]  # fmt: skip
    hold(set(ways) == set(signs), len(set(ways)) == len(ways))
    for place, (way, part) in enumerate(zip(ways, parts, strict=True)):
        told(part, signs[way], len(pairs), of=place == 0)


def _gaps(room: Room) -> dict[str, Fraction]:
    return {
        name.lower(): middle(room.values(f"ours/{axis}")) - middle(room.values(f"theirs/{axis}"))
        for name, axis in room.axes.items()
    }


def _vectors(room: Room) -> list[tuple[int, ...]]:
    found = []
    for row in room.answers.values():
        sides = [[row.get(f"{side}/{axis}") for axis in room.axes.values()]
                 for side in ("ours", "theirs")]  # fmt: skip
        if all(type(each) is int for side in sides for each in side):
            found.append(tuple(a - b for a, b in zip(*sides, strict=True)))
    return [each for each in found if any(each)]


ARROWS = r"(?: Our arrows (?P<arrows>agree|agree in part|point different ways)\.)?"


def _arrows(room: Room, said: str | None) -> None:
    vectors = _vectors(room)
    if said is None:
        hold(len(vectors) < 3)
        return
    units = [[each / sum(part * part for part in vector) ** 0.5 for each in vector]
             for vector in vectors]  # fmt: skip
    total = sum(sum(column) ** 2 for column in zip(*units, strict=True)) ** 0.5 / len(vectors)
    bounds = {"agree": (0.7, 1.1), "agree in part": (0.5, 0.7), "point different ways": (-1, 0.5)}
    low, high = bounds[said]
    hold(len(vectors) >= 3, low - 1e-9 <= total < high + 1e-9)


@form(rf"We place ourselves further out than we guess customers would\.{ARROWS}")
def _further(room: Room, found: re.Match[str]) -> None:
    gaps = _gaps(room).values()
    hold(all(each >= 0 for each in gaps), any(gaps))
    _arrows(room, found["arrows"])


@form(rf"We guess customers would place us further out than we do\.{ARROWS}")
def _nearer(room: Room, found: re.Match[str]) -> None:
    gaps = _gaps(room).values()
    hold(all(each <= 0 for each in gaps), any(gaps))
    _arrows(room, found["arrows"])


@form(rf"In the middle we place ourselves where we guess customers would\.{ARROWS}")
def _meeting(room: Room, found: re.Match[str]) -> None:
    hold(not any(_gaps(room).values()))
    _arrows(room, found["arrows"])


def _names(text: str) -> set[str]:
    return set(re.split(r", | and ", text))


@form(rf"We say more for (?P<more>[\w ,]+?) and less for (?P<less>[\w ,]+?) than we guess "
      rf"customers would\.{ARROWS}")  # fmt: skip
def _mixed(room: Room, found: re.Match[str]) -> None:
    gaps = _gaps(room)
    hold(_names(found["more"]) == {name for name, gap in gaps.items() if gap > 0})
    hold(_names(found["less"]) == {name for name, gap in gaps.items() if gap < 0})
    _arrows(room, found["arrows"])


@form(r"(?P<axis>\w+): we say (?P<ours>[\d½]+),(?: and)? they may say "
      r"(?P<theirs>[\d½]+|the same)\.")  # fmt: skip
def _one_map(room: Room, found: re.Match[str]) -> None:
    axis = room.axes[found["axis"]]
    ours, theirs = middle(room.values(f"ours/{axis}")), middle(room.values(f"theirs/{axis}"))
    hold(halves(found["ours"]) == ours)
    hold(theirs == (ours if found["theirs"] == "the same" else halves(found["theirs"])))
    hold((found["theirs"] == "the same") == (ours == theirs))


SEES = {"more than": 1, "": 0, "less than": -1}


@form(r"We see (?P<we>more than |less than |)a habit\. "
      r"(?P<they>So may they|They may see (?:more than |less than |)one)\.")  # fmt: skip
def _habit(room: Room, found: re.Match[str]) -> None:
    ours, theirs = middle(room.values("ours/depth")), middle(room.values("theirs/depth"))
    signs = [(each > 4) - (each < 4) for each in (ours, theirs)]
    hold(SEES[found["we"].strip()] == signs[0])
    if found["they"] == "So may they":
        hold(signs[0] == signs[1])
    else:
        they = found["they"].removeprefix("They may see ").removesuffix("one").strip()
        hold(signs[0] != signs[1], SEES[they] == signs[1])


@form(r"(?:No arrow: both middles meet|One arrow, (?P<count>one|two|three) directions?)\.")
def _cube(room: Room, found: re.Match[str]) -> None:
    moved = sum(bool(gap) for gap in _gaps(room).values())
    hold(moved == {None: 0, "one": 1, "two": 2, "three": 3}[found["count"]])


@form(r"(?P<n>\d+) of (?P<total>\d+) placements of their view (?P<verb>is a guess|are guesses)\.")
def _guesses(room: Room, found: re.Match[str]) -> None:
    tags = [row.get("theirs/evidence") for row in room.answers.values()]
    tags = [each for each in tags if isinstance(each, str)]
    hold(int(found["n"]) == tags.count("G"), int(found["total"]) == len(tags))
    hold((found["verb"] == "is a guess") == (tags.count("G") == 1))


# The ladder


def _marked(room: Room, found: re.Match[str], way: str) -> None:
    one, other = room.marks[found["one"]], room.marks[found["other"]]
    drawn = middle(room.values(one)) - middle(room.values(other))
    compared(room.pairs(one, other), way, found["who"], found["rest"], drawn)


@form(
    r"WHO (?P<verb>puts?) “(?P<one>.+?)” (?P<way>higher|lower) than “(?P<other>.+?)”\.(?P<rest>.*)"
)
def _mark(room: Room, found: re.Match[str]) -> None:
    verb(found["who"], singular=found["verb"] == "puts")
    _marked(room, found, found["way"])


@form(r"WHO (?P<verb>puts?) “(?P<one>.+?)” on the same rung as “(?P<other>.+?)”\.(?P<rest>)")
def _mark_same(room: Room, found: re.Match[str]) -> None:
    verb(found["who"], singular=found["verb"] == "puts")
    _marked(room, found, "the same")


@form(r"As many put “(?P<one>.+?)” higher than “(?P<other>.+?)” as lower: WHO each\.(?P<rest>.*)")
def _mark_tie(room: Room, found: re.Match[str]) -> None:
    _marked(room, found, "tie")


@form(
    r"(?P<n>\d+|None) of (?:the )?(?P<total>\d+) marks that need a story (?P<verb>has|have) one\."
)
def _stories(room: Room, found: re.Match[str]) -> None:
    marked = [row for row in room.answers.values() if type(row.get("they")) is int]
    proved = [row for row in marked if str(row.get("proof/happened") or "").strip()]
    hold(found["n"] == (str(len(proved)) if proved else "None"))
    hold(int(found["total"]) == len(marked), (found["verb"] == "has") == (len(proved) < 2))


# Orders


def _sums(room: Room) -> dict[str, int]:
    return {name: sum(room.values(cell)) for name, cell in room.marks.items()}


SHARED = r" The order is (?P<shared>shared|partly shared|little shared)\."


def _shared(room: Room, said: str) -> None:
    """Kendall's W from the mean of Spearman's correlations of every two people."""
    rows = [[row[cell] for cell in room.marks.values()]
            for row in room.answers.values() if row]  # fmt: skip
    cards = len(room.marks)
    each = [1 - Fraction(6 * sum((a - b) ** 2 for a, b in zip(one, other, strict=True)),
                         cards**3 - cards)
            for one, other in combinations(rows, 2)]  # fmt: skip
    w = (sum(each) / len(each) * (len(rows) - 1) + 1) / len(rows)
    hold(said == ("shared" if w >= 0.7 else "partly shared" if w >= 0.4 else "little shared"))


@form(rf"WHO (?P<verb>puts?) “(?P<card>[^”]+)” first\.{SHARED}")
def _first(room: Room, found: re.Match[str]) -> None:
    card = found["card"][0].upper() + found["card"][1:]
    places, sums = room.values(room.marks[card]), _sums(room)
    told(found["who"], places.count(1), len(places))
    verb(found["who"], singular=found["verb"] == "puts")
    hold(places.count(1) > 0, list(sums.values()).count(min(sums.values())) == 1)
    hold(sums[card] == min(sums.values()))
    _shared(room, found["shared"])


@form(rf"“(?P<card>[^”]+)” comes first, though nobody put it there\.{SHARED}")
def _first_of_none(room: Room, found: re.Match[str]) -> None:
    sums = _sums(room)
    hold(1 not in room.values(room.marks[found["card"]]), sums[found["card"]] == min(sums.values()))
    hold(list(sums.values()).count(min(sums.values())) == 1)
    _shared(room, found["shared"])


@form(rf"(?P<cards>“[^”]+”(?:(?:, | and )“[^”]+”)+) share the first place\.{SHARED}")
def _first_shared(room: Room, found: re.Match[str]) -> None:
    sums = _sums(room)
    least = {name for name, total in sums.items() if total == min(sums.values())}
    hold(set(re.findall(r"“([^”]+)”", found["cards"])) == least)
    _shared(room, found["shared"])


# Dots


def _dots(room: Room) -> dict[str, list[int]]:
    """Everybody's dots on each entry: who set any at all set none where they say nothing."""
    rows = [row for row in room.answers.values() if row]
    return {name: [int(str(row.get(cell) or 0)) for row in rows]
            for name, cell in room.marks.items()}  # fmt: skip


def _most(room: Room) -> set[str]:
    """The entries with the most dots, of those the ones that most people chose."""
    found = {name: (sum(dots), sum(map(bool, dots))) for name, dots in _dots(room).items()}
    return {name for name, each in found.items() if each == max(found.values())}


@form(r"WHO would spread “(?P<entry>[^”]+)”\.")
def _chose(room: Room, found: re.Match[str]) -> None:
    dots = _dots(room)[found["entry"]]
    hold(_most(room) == {found["entry"]}, any(dots))
    told(found["who"], sum(map(bool, dots)), len(room.answers))


# Soils and claims


def _middle_of(values: list[int]) -> Fraction:
    low, high = sorted(values)[(len(values) - 1) // 2], sorted(values)[len(values) // 2]
    return Fraction(low + high, 2)


@form(r"WHO (?P<verb>finds?) our (?P<field>\w+) (?P<word>dry|good) or (?P<way>worse|better)\.")
def _ground(room: Room, found: re.Match[str]) -> None:
    """The poorest field, or the best where none is poor; of equal ones what most people say."""
    every = {name: values for name in room.marks if (values := room.values(room.marks[name]))}
    middles = {name: _middle_of(values) for name, values in every.items()}
    poor = found["word"] == "dry"
    hold(poor == (found["way"] == "worse") == (min(middles.values()) <= 2))
    end = (min if poor else max)(middles.values())
    counts = {
        name: sum(value <= 2 if poor else value >= 4 for value in every[name])
        for name, middle in middles.items()
        if middle == end
    }
    hold(counts[found["field"]] == max(counts.values()))
    told(found["who"], counts[found["field"]], len(every[found["field"]]))
    verb(found["who"], singular=found["verb"] == "finds")


def _soils(room: Room) -> list[Fraction | None]:
    """The middle of the weakest field that each seed needs, None where one of them is withheld."""
    found = []
    for needs in room.more.values():
        fields = [room.values(name) for name in needs.split()]
        told = all(len(values) >= 3 for values in fields)
        found.append(min(map(_middle_of, fields)) if told else None)
    return found


@form(r"(?P<who>No|The one|All \d+|\d+ of \d+) seeds?(?P<part> whose soil shows)? "
      r"(?P<verb>is|are) planted in a desert\.")  # fmt: skip
def _deserts(room: Room, found: re.Match[str]) -> None:
    told = [soil for soil in _soils(room) if soil is not None]
    dry = sum(soil <= 2 for soil in told)
    hold(bool(told), bool(found["part"]) == (len(told) < len(room.more)))
    if found["who"] in ("No", "The one"):
        hold(dry == (found["who"] == "The one"), found["who"] == "No" or len(told) == 1)
        hold(found["verb"] == "is")
    else:
        hold(int(re.findall(r"\d+", found["who"])[-1]) == len(told) > 1, dry > 0)
        hold(int(re.findall(r"\d+", found["who"])[0]) == dry)
        verb(found["who"], singular=found["verb"] == "is")


def _yes(room: Room) -> dict[str, int]:
    """How many say yes to each claim that is told."""
    return {claim: room.values(cell).count(3) for claim, cell in room.marks.items()
            if len(room.values(cell)) >= 3}  # fmt: skip


@form(r"WHO (?P<verb>expects?) to hear “(?P<claim>[^”]+)”\.")
def _expected(room: Room, found: re.Match[str]) -> None:
    yes = _yes(room)
    hold(yes[found["claim"]] == max(yes.values()) > 0)
    cell = room.marks[found["claim"]]
    told(found["who"], yes[found["claim"]], sum(cell in row for row in room.answers.values()))
    verb(found["who"], singular=found["verb"] == "expects")


@form(r"Nobody expects to hear any of this\.")
def _unexpected(room: Room, found: re.Match[str]) -> None:
    hold(len(_yes(room)) == len(room.marks), not any(_yes(room).values()))


@form(r"(?P<entries>“[^”]+”(?:(?:, | and )“[^”]+”)+) have the most dots: (?P<n>\d+) each\.")
def _most_dots(room: Room, found: re.Match[str]) -> None:
    names = re.findall(r"“([^”]+)”", found["entries"])
    hold(set(names) == _most(room), 1 < len(names) <= 3, int(found["n"]) > 0)
    hold(all(sum(_dots(room)[name]) == int(found["n"]) for name in names))


@form(r"(?P<many>\d+) entries have the most dots: (?P<n>\d+) each\.")
def _many_with_most(room: Room, found: re.Match[str]) -> None:
    names = _most(room)
    hold(len(names) == int(found["many"]) > 3, int(found["n"]) > 0)
    hold(all(sum(_dots(room)[name]) == int(found["n"]) for name in names))


@form(r"No dot was set\.")
def _no_dot(room: Room, found: re.Match[str]) -> None:
    dots = _dots(room).values()
    hold(all(len(each) >= 3 for each in dots), not any(map(any, dots)))


@form(r"Dots on (?P<entry>.+?): (?P<dots>\d+) (?P<noun>dots?), (?P<n>\d+) (?P<who>person|people)\.")
def _dots_told(room: Room, found: re.Match[str]) -> None:
    dots = _dots(room)[found["entry"]]
    hold(len(dots) >= 3, sum(dots) == int(found["dots"]))
    hold(sum(map(bool, dots)) == int(found["n"]))
    hold((found["noun"] == "dot") == (found["dots"] == "1"))
    hold((found["who"] == "person") == (found["n"] == "1"))


# Cards


def _cards(room: Room) -> list[dict[str, object]]:
    """Every card with words on it, its cells by field."""
    cards = []
    for row in room.answers.values():
        for number in sorted({cell.partition("/")[0] for cell in row}):
            card = {cell.partition("/")[2]: value for cell, value in row.items()
                    if cell.startswith(f"{number}/")}  # fmt: skip
            words = [value for name, value in card.items() if name not in ("shown", "allowed")]
            cards += [card] if any(words) else []
    return cards


@form(r"(?P<n>\d+) (?P<noun>card was|cards were) written\. "
      r"(?P<may>None|All|It|\d+) may be shown\.")  # fmt: skip
def _cards_written(room: Room, found: re.Match[str]) -> None:
    cards = _cards(room)
    hold(int(found["n"]) == len(cards), (found["noun"] == "card was") == (len(cards) == 1))
    _shown(found["may"].lower(), sum(card.get("shown") is True for card in cards), len(cards))


@form(r"No card was written\.")
def _no_card(room: Room, found: re.Match[str]) -> None:
    hold(not _cards(room))


@form(r"“(?P<label>[^”]+)” stands on (?P<count>\d+) of (?P<n>\d+) (?P<noun>cards?)\.")
def _choice(room: Room, found: re.Match[str]) -> None:
    shown = [card for card in _cards(room) if card.get("shown") is True]
    counts = [sum(card.get("allowed") == each for card in shown) for each in room.marks.values()]
    own = sum(card.get("allowed") == room.marks[found["label"]] for card in shown)
    hold(own == max(counts) == int(found["count"]) > 0, int(found["n"]) == len(shown))
    hold((found["noun"] == "card") == (len(shown) == 1))


# Points shared out


def _moves(room: Room, bucket: str) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    """Now, wanted, and both of whoever gave both."""
    now, wanted = f"{room.statements[bucket]}/now", f"{room.statements[bucket]}/wanted"
    return room.values(now), room.values(wanted), room.pairs(now, wanted)


def _drawn(room: Room, bucket: str) -> Fraction:
    now, wanted, _pairs = _moves(room, bucket)
    return middle(wanted) - middle(now)


@form(r"WHO (?P<verb>wants?) (?P<way>more|less) for (?P<bucket>[^.]+)\.")
def _wants(room: Room, found: re.Match[str]) -> None:
    """The bucket whose middle moves most, and everybody who moves it that way."""
    _now, _wanted, pairs = _moves(room, found["bucket"])
    side = 1 if found["way"] == "more" else -1
    told(found["who"], sum((b - a) * side > 0 for a, b in pairs), len(pairs))
    verb(found["who"], singular=found["verb"] == "wants")
    drawn = {bucket: _drawn(room, bucket) for bucket in room.statements}
    hold(abs(drawn[found["bucket"]]) == max(map(abs, drawn.values())))
    hold(drawn[found["bucket"]] * side >= 0)
    hold(not room.in_part(*(f"{room.statements[found['bucket']]}/{each}"
                            for each in ("now", "wanted"))))  # fmt: skip


@form(r"The middle for (?P<bucket>[^.]+) goes from (?P<now>[\d½]+) to (?P<wanted>[\d½]+)\.")
def _goes(room: Room, found: re.Match[str]) -> None:
    now, wanted, _pairs = _moves(room, found["bucket"])
    hold(halves(found["now"]) == middle(now), halves(found["wanted"]) == middle(wanted))
    hold(middle(now) != middle(wanted))


@form(r"What we want is what we have: no middle moves\.")
def _stays_as_it_is(room: Room, found: re.Match[str]) -> None:
    hold(not any(_drawn(room, bucket) for bucket in room.statements))


@form(r"(?P<bucket>[^:.]+): (?P<more>\d+) more, (?P<same>\d+) the same, (?P<less>\d+) less\.")
def _more_or_less(room: Room, found: re.Match[str]) -> None:
    _now, _wanted, pairs = _moves(room, found["bucket"].lower())
    signs = Counter((b > a) - (b < a) for a, b in pairs)
    hold([int(found[each]) for each in ("more", "same", "less")] == [signs[1], signs[0], signs[-1]])


@form(r"(?P<bucket>[^:.]+): who wants more or less is not shown\.")
def _not_compared(room: Room, found: re.Match[str]) -> None:
    prefix = room.statements[found["bucket"].lower()]
    hold(room.in_part(f"{prefix}/now", f"{prefix}/wanted") or len(_moves(room, prefix)[2]) < 3)


# Pairs


SIDES = {"numbers": -1, "relationships": 1}


def _leaning(room: Room) -> tuple[list[int], int]:
    """Where each person leans in more than half of the pairs, and how many rated any."""
    rows = [[value for cell in room.marks.values() if type(value := row.get(cell)) is int]
            for row in room.answers.values()]  # fmt: skip
    most = len(room.marks) / 2
    signs = [(sum(value > 4 for value in row) > most) - (sum(value < 4 for value in row) > most)
             for row in rows if row]  # fmt: skip
    return signs, len(signs)


@form(r"WHO (?P<verb>leans?) to (?P<side>numbers|relationships) in most pairs\.")
def _lean(room: Room, found: re.Match[str]) -> None:
    signs, n = _leaning(room)
    own, other = (signs.count(SIDES[found["side"]] * way) for way in (1, -1))
    told(found["who"], own, n)
    verb(found["who"], singular=found["verb"] == "leans")
    hold(own > other, all(part == 0 or part >= 3 for part in (own, other, n - own - other)))


@form(
    r"The middle leans to (?P<side>numbers|relationships) in (?P<count>\d+) of (?P<n>\d+) pairs\."
)
def _middles_lean(room: Room, found: re.Match[str]) -> None:
    middles = [middle(values) for cell in room.marks.values()
               if len(values := room.values(cell)) >= 3]  # fmt: skip
    signs = [(each > 4) - (each < 4) for each in middles]
    side = SIDES[found["side"]]
    hold(
        int(found["count"]) == signs.count(side) > signs.count(-side), int(found["n"]) == len(signs)
    )


@form(r"The middle leans neither way\.")
def _neither_way(room: Room, found: re.Match[str]) -> None:
    middles = [middle(values) for cell in room.marks.values()
               if len(values := room.values(cell)) >= 3]  # fmt: skip
    hold(sum(each > 4 for each in middles) == sum(each < 4 for each in middles))


# Ticks


def _sets(room: Room) -> dict[str, set[str]]:
    """Column → items that more than half ticked there."""
    people = len(room.answers)
    return {
        column: {
            item for item in room.marks.values()
            if 2 * room.values(f"{item}/{column}").count(1) > people
        }
        for column in room.axes.values()
    }  # fmt: skip


def _likeness(one: set[str], other: set[str]) -> Fraction:
    return Fraction(len(one & other), len(one | other)) if one | other else Fraction(0)


@form(r"WHO (?P<verb>sees?) “(?P<item>[^”]+)” in all (?P<columns>\w+)\.")
def _everywhere(room: Room, found: re.Match[str]) -> None:
    item = room.marks[found["item"]]
    full = sum(all(row.get(f"{item}/{column}") == 1 for column in room.axes.values())
               for row in room.answers.values())  # fmt: skip
    n = len(room.answers)
    told(found["who"], full, n)
    verb(found["who"], singular=found["verb"] == "sees")
    hold(full >= 3, n - full == 0 or n - full >= 3, _in_all(room, item), found["columns"] == "four")


def _in_all(room: Room, item: str) -> bool:
    return all(item in items for items in _sets(room).values())


@form(r"“(?P<item>[^”]+)” shows in all four\.")
def _shows_in_all(room: Room, found: re.Match[str]) -> None:
    hold(_in_all(room, room.marks[found["item"].lower()]))


@form(r"Nothing shows in all four\.")
def _nothing_in_all(room: Room, found: re.Match[str]) -> None:
    hold(not any(_in_all(room, item) for item in room.marks.values()))


@form(r"(?P<said>One hand drew all four|A family likeness|Four strangers)\.")
def _whole(room: Room, found: re.Match[str]) -> None:
    pairs = [_likeness(a, b) for a, b in combinations(_sets(room).values(), 2)]
    whole = sum(pairs) / len(pairs)
    word = "One hand drew all four" if 10 * whole >= 7 else "A family likeness"
    hold(found["said"] == (word if 10 * whole >= 4 else "Four strangers"))


@form(r"(?P<column>[\w ]+) stands apart\.")
def _apart(room: Room, found: re.Match[str]) -> None:
    sets = _sets(room)
    means = {column: sum(_likeness(own, other) for each, other in sets.items() if each != column)
             for column, own in sets.items()}  # fmt: skip
    own = means.pop(room.axes[found["column"]])
    hold(own < min(means.values()))


# Maps


def _ends(room: Room) -> dict[str, set[str]]:
    return {cell: set(name.split("–")) for name, cell in room.marks.items()}


def _together(links: list[set[str]]) -> int:
    """How many parts the ends of links fall into."""
    parts: list[set[str]] = []
    for link in links:
        touched = [part for part in parts if part & link]
        parts = [part for part in parts if not part & link] + [link.union(*touched)]
    return len(parts)


def _bridges(room: Room) -> set[str]:
    """The links without which two nodes are no longer joined."""
    ends = _ends(room)
    found = set()
    for cell in ends:
        rest = [link for name, link in ends.items() if name != cell]
        alone = [{node} for node in ends[cell]]
        if _together([*rest, *alone]) > _together([*rest, ends[cell]]):
            found.add(cell)
    return found


@form(r"(?P<n>\d+) of (?P<total>\d+) (?P<verb>calls?) our link to (?:the )?(?P<far>.+?) thin\.")
def _thin_link(room: Room, found: re.Match[str]) -> None:
    """The thinnest link with no way round, by those who call it 1 or 2."""
    given = {cell: room.values(f"{cell}/strength") for cell in _bridges(room)}
    told = {cell: values for cell, values in given.items() if len(values) > 2}
    least = min(told, key=lambda cell: middle(told[cell]))
    hold(found["far"].capitalize() in _ends(room)[least], len(told[least]) == int(found["total"]))
    hold(sum(value <= 2 for value in told[least]) == int(found["n"]) > 0)
    hold((found["verb"] == "calls") == (found["n"] == "1"))


@form(r"(?P<n>\d+) of (?P<total>\d+) links? (?P<verb>has|have) no way round\.")
def _way_round(room: Room, found: re.Match[str]) -> None:
    hold(len(_bridges(room)) == int(found["n"]), len(room.marks) == int(found["total"]))
    hold((found["verb"] == "has") == (found["n"] == "1"))


@form(r"(?P<n>\d+) of (?P<total>\d+) (?P<verb>needs?) (?P<link>[^;.]+)"
      r"(?:; (?P<thin>\d+)(?: of (?P<raters>\d+))? (?P<calls>calls?) it thin)?\.")  # fmt: skip
def _needed_link(room: Room, found: re.Match[str]) -> None:
    cell = room.marks[found["link"]]
    matters, holds = room.values(f"{cell}/importance"), room.values(f"{cell}/strength")
    thin = sum(value <= 2 for value in holds)
    hold(len(matters) == int(found["total"]) > 2, len(holds) > 2)
    hold(sum(value >= 3 for value in matters) == int(found["n"]), thin == int(found["thin"] or 0))
    hold(len(holds) == int(found["raters"] or found["total"]) or not thin)
    hold((found["verb"] == "needs") == (found["n"] == "1"))
    hold(found["calls"] is None or (found["calls"] == "calls") == (thin == 1))


@form(r"(?P<n>\d+) links? (?P<verb>comes|come) first, though few have rated (?:it|them)\.")
def _few_rated(room: Room, found: re.Match[str]) -> None:
    hold(int(found["n"]) > 0, (found["verb"] == "comes") == (found["n"] == "1"))
    aspects = ("strength", "importance")
    hold(any(len(room.values(f"{cell}/{each}")) < 3 for cell in _bridges(room) for each in aspects))


@form(r"Every customer group holds by two ways or more\.")
def _two_ways(room: Room, found: re.Match[str]) -> None:
    """No single link parts a customer from us."""
    for cell in room.marks.values():
        rest = [link for name, link in _ends(room).items() if name != cell]
        alone = [{"Customer"}, {"Leadership"}]
        hold(_together([*rest, *alone]) == _together([*rest, {"Customer", "Leadership"}]))


# Shapes, levels, decisions, words


def _counted(room: Room, cell: str, text: str, words: list[str]) -> None:
    """2 “Rarely”, 5 “Mostly” and 1 can’t say: every point that somebody chose, in order."""
    given = [row[cell] for row in room.answers.values() if cell in row]
    points = [(f"“{word}”", given.count(point)) for point, word in enumerate(words, 1)]
    points.append(("can’t say", given.count(None)))
    wanted = [f"{count} {word}" for word, count in points if count]
    hold(re.split(r", | and ", text) == wanted)


@form(r"Shape (?P<cell>[\w/]+) of (?P<words>.+?): (?P<counts>.+)")
def _shape(room: Room, found: re.Match[str]) -> None:
    _counted(room, found["cell"], found["counts"], found["words"].split("|"))


@form(r"The room as a whole: (?P<level>high|mixed|low)\. From few answers no more is told\.")
def _level(room: Room, found: re.Match[str]) -> None:
    given = room.values("safe")
    low = middle(given) <= 2 or given.count(1) >= 2
    high = not low and middle(given) >= 4 and min(given) > 2
    hold(found["level"] == ("low" if low else "high" if high else "mixed"))


@form(r"Middle of (?P<cell>[\w/]+): The middle of (?P<n>\d+) people is .*?\(?(?P<middle>[\d½]+)\)?"
      r"(?:; the middle half runs from .*?\(?(?P<low>[\d½]+)\)? to "
      r".*?\(?(?P<high>[\d½]+)\)?)?\.")  # fmt: skip
def _middle(room: Room, found: re.Match[str]) -> None:
    given = sorted(room.values(found["cell"]))
    hold(int(found["n"]) == len(given), halves(found["middle"]) == middle(given))
    low, high = (_quarter(given, place) for place in (1, 3))
    hold(bool(found["low"]) == (low != high))
    if found["low"]:
        hold(halves(found["low"]) == low, halves(found["high"]) == high)
        hold(2 * sum(low <= each <= high for each in given) >= len(given))


def _quarter(line: list[int], quarters: int) -> Fraction:
    """Hyndman and Fan’s type 2."""
    whole, rest = divmod(len(line) * quarters, 4)
    return Fraction(line[whole] if rest else line[whole - 1] + line[whole], 1 if rest else 2)


@form(r"Decision: (?P<text>.+?)\. (?:(?P<nobody>Nobody supports it)|WHO (?P<verb>supports?) it)\."
      r" (?P<all>Nobody has a concern|Every concern was heard)\.")  # fmt: skip
def _decision(room: Room, found: re.Match[str]) -> None:
    given = room.values(room.statements[found["text"]])
    behind = sum(each >= 4 for each in given)
    hold((min(given) > 2) == (found["all"] == "Nobody has a concern"))
    _behind(found, behind, len(given))


def _behind(found: re.Match[str], behind: int, n: int) -> None:
    if found["nobody"]:
        hold(behind == 0)
        return
    hold(behind > 0)
    told(found["who"], behind, n)
    verb(found["who"], singular=found["verb"] == "supports")


@form(r"Still open: (?P<text>.+?)\. (?:(?P<stop>\d+) would stop this)?(?: and )?"
      r"(?:(?P<concern>\d+) (?P<has>has|have) a concern)?\. "
      r"(?:(?P<nobody>Nobody supports it)|WHO (?P<verb>supports?) it)\.")  # fmt: skip
def _open(room: Room, found: re.Match[str]) -> None:
    given = room.values(room.statements[found["text"]])
    stop, concern = given.count(1), given.count(2)
    hold(stop + concern > 0, int(found["stop"] or 0) == stop)
    hold(int(found["concern"] or 0) == concern)
    hold(not concern or (found["has"] == "has") == (concern == 1))
    _behind(found, sum(each >= 4 for each in given), len(given))


def _writers(room: Room, field_name: str) -> int:
    return sum(bool(row.get(field_name)) for row in room.answers.values())


def _released(room: Room, field_name: str) -> int:
    return sum(bool(row.get(field_name)) and row.get("shown") is True
               for row in room.answers.values())  # fmt: skip


def _shown(said: str, shown: int, made: int) -> None:
    if said == "none":
        hold(shown == 0)
    elif said in ("all", "it"):
        hold(shown == made > 0, (said == "it") == (made == 1))
    else:
        hold(int(said) == shown, 0 < shown < made)


MAY = r"(?P<may>[Nn]one|[Aa]ll|[Ii]t|\d+) may be shown\."


@form(rf"WHO wrote something\.(?: {MAY}| (?P<private>It stays with them)\.| "
      r"(?P<none>None of it may be shown)\.)?")  # fmt: skip
def _wrote(room: Room, found: re.Match[str]) -> None:
    wrote, present = _writers(room, room.written), max(room.present, len(room.answers))
    hold(wrote > 0)
    told(found["who"], wrote, present)
    if found["may"]:
        _shown(found["may"].lower(), _released(room, room.written), wrote)
    if found["none"]:
        hold(_released(room, room.written) == 0)


@form(r"Nobody wrote anything\.")
def _silent(room: Room, found: re.Match[str]) -> None:
    hold(_writers(room, room.written) == 0)


@form(rf"(?P<n>\d+) (?P<noun>person|people) wrote something; {MAY}")
def _wrote_counted(room: Room, found: re.Match[str]) -> None:
    wrote = _writers(room, room.written)
    hold(int(found["n"]) == wrote, (found["noun"] == "person") == (wrote == 1))
    _shown(found["may"], _released(room, room.written), wrote)


@form(rf"(?P<n>\d+) (?P<noun>commitment was|commitments were) made; {MAY}")
def _committed(room: Room, found: re.Match[str]) -> None:
    made = _writers(room, "what")
    hold(int(found["n"]) == made, (found["noun"] == "commitment was") == (made == 1))
    _shown(found["may"], _released(room, "what"), made)


@form(r"No commitment was made\.|Nobody wrote down one thing they will do\.")
def _no_commitment(room: Room, found: re.Match[str]) -> None:
    hold(_writers(room, "what") == 0)


@form(r"WHO wrote down one thing they will do\.")
def _promised(room: Room, found: re.Match[str]) -> None:
    made = _writers(room, "what")
    hold(made > 0)
    told(found["who"], made, max(room.present, len(room.answers)))


@form(r"(?:(?P<n>\d+) of )?(?P<total>\d+) (?P<noun>person|people) (?P<what>answered|expected)")
def _answered(room: Room, found: re.Match[str]) -> None:
    answered, total = len(room.answers), int(found["total"])
    hold((found["noun"] == "person") == (total == 1))
    if found["what"] == "expected":
        hold(answered == 0, total == room.present)
    elif found["n"]:
        hold(int(found["n"]) == answered < total == room.present)
    else:
        hold(total == answered >= room.present)


# Top three


def widest(room: Room, one: str, other: str, without: str = "") -> list[str]:
    """The prefixes of the statements told, widest gap first, by what is drawn."""
    kept = Room({who: row for who, row in room.answers.items() if who != without})
    ranked = []
    for place, prefix in enumerate(dict.fromkeys(room.statements.values())):
        if len(room.pairs(f"{prefix}/{one}", f"{prefix}/{other}")) < 3:
            continue
        pairs = kept.pairs(f"{prefix}/{one}", f"{prefix}/{other}")
        drawn = balance = Fraction(0)
        if pairs and not room.in_part(f"{prefix}/{one}", f"{prefix}/{other}"):
            drawn = abs(middle(a for a, _b in pairs) - middle(b for _a, b in pairs))
        if pairs:
            balance = abs(Fraction(sum((a > b) - (a < b) for a, b in pairs)))
        ranked.append((-drawn, -balance, place, prefix))
    return [row[3] for row in sorted(ranked)]


@form(r"Statements? (?P<names>[\d, and]+?) (?P<verb>stays?) in the top three whoever is left out\.")
def _stays(room: Room, found: re.Match[str]) -> None:
    names = re.split(r", | and ", found["names"])
    one, _two, other, *_more = room.lenses
    whole = [
        prefix
        for prefix in dict.fromkeys(room.statements.values())
        if not room.in_part(f"{prefix}/{one}", f"{prefix}/{other}")
    ]
    ranks = [widest(room, one, other, who) for who in ("", *room.answers)]
    kept = [set([each for each in rank if each in whole][:3]) for rank in ranks]
    stay = {room.statements[name] for name in names}
    wide = [
        prefix for prefix in whole
        if len(pairs := room.pairs(f"{prefix}/{one}", f"{prefix}/{other}")) >= 3
        and middle(a for a, _b in pairs) != middle(b for _a, b in pairs)
    ]  # fmt: skip
    hold(len(wide) > 3, stay <= set(wide), all(stay <= each for each in kept))
    hold((found["verb"] == "stays") == (len(names) == 1))


@form(r"Not shown: it could give somebody away\.")
def _withheld(room: Room, found: re.Match[str]) -> None:
    """Says nothing of the answers."""


def true(sentence: str, room: Room) -> str:
    """The form that fits the sentence if what it says holds, else ""."""
    for pattern, check in FORMS:
        found = pattern.fullmatch(sentence)
        if found:
            try:
                check(room, found)
            except (Lie, KeyError, ValueError):
                continue
            return check.__name__.removeprefix("_")
    return ""

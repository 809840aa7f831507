"""Two hundred sheets of a map through CSV, against a computation that knows nothing of the
program's.
"""

import csv
import random
from collections import deque
from fractions import Fraction
from itertools import combinations
from statistics import median

import pytest

from tests.domain.house_map import HOUSE
from tests.services.tour import DAY
from workshop.domain.gathering import ListEntry
from workshop.domain.session import Block
from workshop.services.commands import (
    NameEntries,
    NewSession,
    Reveal,
    SetAgenda,
    StartSession,
)
from workshop.services.library import open_service
from workshop.services.results import results

NODES = [node.id for node in HOUSE.nodes]
ENDS = {link.id: (link.from_, link.to) for link in HOUSE.links}
OWNED = {link.id: bool(link.steward) for link in HOUSE.links}
ASPECTS = ("strength", "importance")


def reached(start, links):
    found, edge = {start}, deque([start])
    while edge:
        here = edge.popleft()
        for one, other in links:
            for near, far in ((one, other), (other, one)):
                if near == here and far not in found:
                    found.add(far)
                    edge.append(far)
    return found


def ways(start, end, links, gone=()):
    """Every simple way between two nodes, as the links it runs along."""
    if start == end:
        yield ()
    for link, pair in links.items():
        if start in pair and link not in gone:
            far = pair[1] if pair[0] == start else pair[0]
            rest = {name: ends for name, ends in links.items() if start not in ends}
            for way in ways(far, end, rest):
                yield (link, *way)


def betweenness(length):
    found = dict.fromkeys(ENDS, Fraction(0))
    for one, other in combinations(NODES, 2):
        all_ways = list(ways(one, other, ENDS))
        least = min(sum(length[link] for link in way) for way in all_ways)
        best = [way for way in all_ways if sum(length[link] for link in way) == least]
        for way in best:
            for link in way:
                found[link] += Fraction(1, len(best))
    return found


def strands(one, other):
    """The most ways of which no two share a link."""
    all_ways = [set(way) for way in ways(one, other, ENDS)]
    return max(
        size
        for size in range(len(all_ways) + 1)
        if any(
            all(not a & b for a, b in combinations(chosen, 2))
            for chosen in combinations(all_ways, size)
        )
        and size <= 3
    )


def sheet(chance, people):
    """People of any mind; some rate only what they touch."""
    middles = {f"{link}/{aspect}": chance.randint(1, 5) for link in ENDS for aspect in ASPECTS}
    for person in range(people):
        own = chance.sample(NODES, 3) if person % 3 == 0 else NODES
        for cell, middle in middles.items():
            if set(ENDS[cell.partition("/")[0]]) & set(own):
                value = min(5, max(1, middle + chance.randint(-2, 2)))
                yield f"person {person}", cell, "-" if chance.random() < 0.05 else value


@pytest.fixture
def mapped(home, clock):
    """A session whose group has drawn the house map."""
    service = open_service(home, clock)
    made = NewSession(template="", title="Map", date=DAY, people=200, kind="real")
    session = str(service.do(made).value)
    block = Block(id="b1", kind="exercise", title="Map", minutes=90, exercise="connections")
    service.do(SetAgenda(session=session, agenda=(block,)))
    service.do(StartSession(session=session))
    nodes = tuple(
        ListEntry(id=node.id, values={"name": node.name, "sort": node.sort, "us": node.us})
        for node in HOUSE.nodes
    )
    links = tuple(
        ListEntry(id=link.id, values={"from": link.from_, "to": link.to, "steward": link.steward})
        for link in HOUSE.links
    )
    for key, entries in (("connections/nodes", nodes), ("connections/links", links)):
        service.do(NameEntries(session=session, step=key, entries=entries))
    yield service, session
    service.close()


def test_that_two_hundred_sheets_say_of_the_map_what_another_computation_says(mapped, tmp_path):
    service, session = mapped
    rows = list(sheet(random.Random(4), 200))
    file = tmp_path / "answers.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("person", "exercise", "step", "cell", "value"))
        writer.writerows((who, "connections", "rate", cell, value) for who, cell, value in rows)
    service.import_csv(session, file)
    service.do(Reveal(session=session, step="connections/rate"))

    told = {
        step["id"]: step
        for exercise in results(service, session)["exercises"]
        for step in exercise["steps"]
    }["rate"]
    given = {}
    for _who, cell, value in rows:
        if value != "-":
            given.setdefault(cell, []).append(value)
    middle = {cell: median(values) for cell, values in given.items()}
    flat = betweenness(dict.fromkeys(ENDS, 1))
    near = betweenness({link: 1 / Fraction(middle[f"{link}/strength"]) for link in ENDS})
    line = sorted(flat.values())
    quarter = line[7]  # of ten links, type 2
    bridges = {
        link for link in ENDS
        if len(reached(NODES[0], [pair for name, pair in ENDS.items() if name != link])) < 8
    }  # fmt: skip
    for link in told["links"]:
        name = link["link"]
        strength, importance = (middle[f"{name}/{aspect}"] for aspect in ASPECTS)
        assert (link["strength"], link["importance"]) == (strength, importance)
        assert link["betweenness"] == pytest.approx(float(flat[name]))
        assert link["betweenness_weighted"] == pytest.approx(float(near[name]))
        assert link["bridge"] == (name in bridges)
        critical = name in bridges or flat[name] >= quarter or importance >= 4
        fragile = strength <= 2 or link["strength_agreement"] <= -0.2
        assert (link["critical"], link["unowned"]) == (critical, not OWNED[name])
        assert link["fragile"] == fragile
        assert link["act_first"] == (critical and (fragile or not OWNED[name]))
    for node in told["nodes"]:
        own = [name for name, pair in ENDS.items() if node["node"] in pair]
        left = [pair for pair in ENDS.values() if node["node"] not in pair]
        rest = [each for each in NODES if each != node["node"]]
        assert node["strength"] == sum(middle[f"{name}/strength"] for name in own)
        assert node["cut"] == (len(reached(rest[0], left)) < len(rest))
    assert {node["node"]: node["strands"] for node in told["nodes"] if node["strands"]} == {
        "customer": strands("customer", "leadership")
    }
    assert (told["n"], told["density"], len(told["islands"])) == (200, 20 / 56, 1)

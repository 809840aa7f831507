"""Two hundred random sheets of every kind go in through CSV and are told as counted by hand."""

import csv
import datetime as dt
import random
from itertools import combinations
from statistics import mean, median

import pytest

from workshop.domain.session import Block
from workshop.services.commands import AddBlock, NewSession, Reveal
from workshop.services.library import open_service
from workshop.services.results import results

PEOPLE = 200
NODES = ("Customer", "Sales", "Support", "Billing", "Leadership", "Town")
LINKS = (("l1", "l2"), ("l2", "l3"), ("l3", "l1"), ("l3", "l4"), ("l4", "l5"), ("l2", "l5"))
LISTS = {
    "success_stories/behaviours": [
        ("text",), ("Ring first",), ("Ask again",), ("Say no",), ("Stay on the line",),
    ],
    "four_pictures/touchpoints": [("text",), ("Call",), ("Bill",), ("Fault",), ("Goodbye",)],
    "claim_check/claims": [
        ("text",), ("Same day",), ("Local",), ("Always there",), ("Fair",), ("No small print",),
    ],
    "connections/nodes": [
        ("name", "sort", "us"),
        *((name, "customer" if name == "Customer" else "team", "x" if name == "Leadership" else "")
          for name in NODES),
    ],
    "connections/links": [("from", "to"), *LINKS],
}  # fmt: skip
PLACES = {
    "success_stories": "", "energy_audit": "", "four_pictures": "", "connections": "",
    "friendship_ladder": "deep", "claim_check": "",
}  # fmt: skip


def story(chance):
    shown = chance.random() < 0.6
    said = {"1/did": chance.choice(["", "Rang back", "Drove out", "Stayed on"]),
            "1/allowed": chance.choice(["allowed", "dared", "-"])}  # fmt: skip
    return {**said, "1/shown": str(shown).lower()}


def dots(chance):
    found = dict.fromkeys(("l1", "l2", "l3", "l4"), 0)
    for _dot in range(chance.randint(0, 3)):
        name = chance.choice(list(found))
        found[name] += found[name] < 2
    return found


def order(chance):
    cards = ("cat", "key", "call", "night", "cares", "survives", "party")
    places = chance.sample(range(1, 8), 7)
    return dict(zip(cards, places, strict=True)) if chance.random() < 0.95 else {}


def split(chance):
    found = {}
    for lens in ("now", "wanted"):
        cuts = sorted(chance.choice(range(0, 101, 5)) for _cut in range(5))
        shares = [high - low for low, high in zip((0, *cuts), (*cuts, 100), strict=True)]
        names = ("orders", "reviews", "reports", "repairs", "ideas", "touch")
        found |= {f"{name}/{lens}": share for name, share in zip(names, shares, strict=True)}
    return found


TRAITS = ("patient", "plain_spoken", "quick", "careful", "warm", "inventive", "keeps_word",
          "generous")  # fmt: skip


def ticks(chance):
    likely = {trait: 0.2 + at * 0.1 for at, trait in enumerate(TRAITS)}
    return {f"{trait}/l{at}": int(chance.random() < likely[trait])
            for trait in TRAITS for at in range(1, 5)}  # fmt: skip


def ratings(chance):
    return {
        f"l{at}/{aspect}": chance.choice([1, 2, 3, 4, 5, "-"])
        for at in range(1, len(LINKS) + 1)
        for aspect in ("strength", "importance")
        if chance.random() < 0.9
    }


def claims(chance):
    return {f"l{at}": chance.choice(["yes", "partly", "no", "-"]) for at in range(1, 6)}


SHEETS = {
    "success_stories/stories": story, "success_stories/spread": dots,
    "friendship_ladder/order": order, "energy_audit/split": split, "four_pictures/grid": ticks,
    "connections/rate": ratings, "claim_check/unprompted": claims,
}  # fmt: skip


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """The random sheets by step, and the results of the session they went into."""
    folder, chance = tmp_path_factory.mktemp("random"), random.Random(23)
    service = open_service(folder / "home")
    session = service.do(
        NewSession(template="", title="Random", date=dt.date(2026, 11, 24), people=PEOPLE)
    ).value
    known = {each.id: each for each in service.exercises()}
    for at, (name, variant) in enumerate(PLACES.items()):
        block = Block(id=name, kind="exercise", title=name, exercise=name, variant=variant,
                      minutes=known[name].minutes)  # fmt: skip
        service.do(AddBlock(session=session, block=block, at=at))
    for key, rows in LISTS.items():
        service.bring_list(session, key, written(folder / "list.csv", rows))
    sheets = {key: [make(chance) for _person in range(PEOPLE)] for key, make in SHEETS.items()}
    rows = [
        (f"p{person}", *key.split("/"), cell, value)
        for key, people in sheets.items()
        for person, sheet in enumerate(people)
        for cell, value in sheet.items()
    ]
    chance.shuffle(rows)
    head = ("person", "exercise", "step", "cell", "value")
    service.import_csv(session, written(folder / "answers.csv", [head, *rows]))
    for key in sheets:
        service.do(Reveal(session=session, step=key))
    told = {
        f"{exercise['id']}/{step['id']}": step
        for exercise in results(service, session)["exercises"]
        for step in exercise["steps"]
    }
    service.close()
    return sheets, told


def written(file, rows):
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    return file


def column(sheets, cell):
    return [sheet[cell] for sheet in sheets if isinstance(sheet.get(cell), int)]


def test_that_cards_are_told_where_they_were_ticked(day):
    sheets, told = day[0]["success_stories/stories"], day[1]["success_stories/stories"]
    made = [sheet for sheet in sheets if sheet["1/did"]]
    shown = sorted(
        (sheet["1/did"], sheet["1/allowed"]) for sheet in made if sheet["1/shown"] == "true"
    )
    assert told["made"] == len(made)
    assert shown == sorted(
        (card["fields"]["did"], card["chosen"].get("allowed", "-")) for card in told["texts"]
    )


def test_that_dots_are_counted(day):
    sheets, told = day[0]["success_stories/spread"], day[1]["success_stories/spread"]
    for entry in told["entries"]:
        found = column(sheets, entry["entry"])
        assert entry["dots"] == sum(found)
        assert entry["voters"] == sum(each > 0 for each in found)


def test_that_orders_are_summed_and_compared(day):
    sheets, told = day[0]["friendship_ladder/order"], day[1]["friendship_ladder/order"]
    orders = [sheet for sheet in sheets if sheet]
    sums = {}
    for item in told["items"]:
        places = column(orders, item["item"])
        sums[item["item"]] = item["sum"]
        assert item["sum"] == sum(places)
        assert item["counts"] == [places.count(place) for place in range(1, 8)]
    m, k = len(orders), len(sums)
    apart = sum((each - mean(sums.values())) ** 2 for each in sums.values())
    w = 12 * apart / (m * m * (k**3 - k))
    assert told["w"] == pytest.approx(w)
    assert told["chi2"] == pytest.approx(m * (k - 1) * w)
    assert told["rho"] == pytest.approx((m * w - 1) / (m - 1))


def test_that_shared_points_have_their_middles_means_and_shifts(day):
    sheets, told = day[0]["energy_audit/split"], day[1]["energy_audit/split"]
    for each in told["buckets"]:
        found = column(sheets, f"{each['bucket']}/{each['lens']}")
        assert (each["n"], each["median"]) == (PEOPLE, median(found))
        assert each["mean"] == pytest.approx(mean(found))
    for each in told["shifts"]:
        moved = [sheet[f"{each['bucket']}/wanted"] - sheet[f"{each['bucket']}/now"]
                 for sheet in sheets]  # fmt: skip
        assert each["median"] == median(moved)
        assert each["higher"] == sum(way > 0 for way in moved)
        assert each["lower"] == sum(way < 0 for way in moved)


def test_that_ticks_show_where_more_than_half_set_them(day):
    sheets, told = day[0]["four_pictures/grid"], day[1]["four_pictures/grid"]
    sets = {f"l{at}": set() for at in range(1, 5)}
    for cell in told["cells"]:
        found = sum(column(sheets, f"{cell['item']}/{cell['column']}"))
        assert (cell["ticks"], cell["shown"]) == (found, found * 2 > PEOPLE)
        if cell["shown"]:
            sets[cell["column"]].add(cell["item"])
    pairs = [len(one & other) / len(one | other) if one | other else 0
             for one, other in combinations(sets.values(), 2)]  # fmt: skip
    assert told["wholeness"] == pytest.approx(mean(pairs))
    assert set(told["signature"]) == set.intersection(*sets.values())


def test_that_links_have_their_middles_and_the_map_its_breaks(day):
    sheets, told = day[0]["connections/rate"], day[1]["connections/rate"]
    middles = {}
    for link in told["links"]:
        for aspect in ("strength", "importance"):
            assert link[aspect] == median(column(sheets, f"{link['link']}/{aspect}"))
        middles[link["link"]] = link["strength"]
        assert link["bridge"] == (islands(without_link=link["link"]) > islands())
    for node in told["nodes"]:
        ends = [f"l{at}" for at, link in enumerate(LINKS, 1) if node["node"] in link]
        assert node["strength"] == sum(middles[each] for each in ends)
        assert node["cut"] == (islands(without_node=node["node"]) > islands() - (not ends))
    assert told["density"] == pytest.approx(len(LINKS) / 15)
    assert len(told["islands"]) == islands()


def islands(*, without_link="", without_node=""):
    """How many parts the map falls into."""
    nodes = {f"l{at}" for at in range(1, len(NODES) + 1)} - {without_node}
    ties = [link for at, link in enumerate(LINKS, 1) if f"l{at}" != without_link]
    count = 0
    while nodes:
        count, reached = count + 1, {nodes.pop()}
        while more := {end for link in ties for end in link if reached & set(link)} & nodes:
            reached |= more
            nodes -= more
    return count


def test_that_claims_answered_in_words_are_counted(day):
    sheets, told = day[0]["claim_check/unprompted"], day[1]["claim_check/unprompted"]
    for cell in told["cells"]:
        found = [sheet[cell["item"]] for sheet in sheets]
        assert cell["counts"] == [found.count(word) for word in ("no", "partly", "yes")]
        assert cell["missing"] == found.count("-")

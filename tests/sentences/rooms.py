"""Random rooms: the program's own steps, answered by people who can be of any mind."""

import datetime as dt
import random

from tests.domain.house_map import HOUSE
from workshop.content.shipped import shipped_exercises
from workshop.domain.gathering import ListEntry
from workshop.domain.run import as_run
from workshop.domain.session import Session
from workshop.domain.step import TextRule, cells
from workshop.steps.allocate import AllocateStep
from workshop.steps.rank import RankStep
from workshop.steps.tick import TickStep
from workshop.steps.votes import VotesStep

SIZES = (3, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 24, 60)
SESSION = Session(
    id="s", title="Customer day", date=dt.date(2026, 11, 24), purge_on=dt.date(2026, 12, 24),
    threshold=3, people=8, agenda=(),
)  # fmt: skip
CALLED_OUT = {
    "closing/decide": ("d", "We ring back the same day", "One name on every order"),
    "success_stories/behaviours": (
        "l", "Ring before they do", "Stay on the line", "Say what it will really cost",
        "Ask again a week later",
    ),
    "claim_check/claims": (
        "l", "Same-day repair", "Your local experts", "Always there for you", "No small print",
        "Prices you can trust",
    ),
    "four_pictures/touchpoints": ("l", "First call", "Invoice", "Fault", "Goodbye"),
}  # fmt: skip
SEEDS = {
    "CRM": ("practices",), "Listening": ("priorities", "people"), "Chat": ("products", "policies"),
}  # fmt: skip
TRAITS = ("Patient", "Quick", "Careful", "Warm", "Inventive", "Generous")
NAMED = {
    key: tuple(
        ListEntry(id=f"{sign}{slot}", values={"text": text}) for slot, text in enumerate(texts, 1)
    )
    for key, (sign, *texts) in CALLED_OUT.items()
} | {
    "four_pictures/traits": tuple(
        ListEntry(id=text.lower(), values={"text": text}) for text in TRAITS
    ),
    "claim_check/verdict": (ListEntry(id="v1", values={"claim": "l1", "verdict": "keep"}),),
    "soil_seeds/seeds": tuple(
        ListEntry(id=name.lower(), values={"name": name, "needs": needs})
        for name, needs in SEEDS.items()
    ),
    "connections/nodes": tuple(
        ListEntry(id=node.id, values={"name": node.name, "sort": node.sort, "us": node.us})
        for node in HOUSE.nodes
    ),
    "connections/links": tuple(
        ListEntry(id=each.id, values={"from": each.from_, "to": each.to, "steward": each.steward})
        for each in HOUSE.links
    ),
}
SHIPPED = {each.id: each for each in shipped_exercises()}
EXERCISES = {name: as_run(each, SESSION, lists=NAMED) for name, each in SHIPPED.items()}


def step_of(key):
    """The step of that key, as it runs."""
    exercise, _slash, name = key.partition("/")
    return next(each for each in EXERCISES[exercise].every_step() if each.id == name)


def answered(step, chance, people=None):
    """Raw answers: agreement and noise, ties, silence and "can't say" come at every rate."""
    n = people or chance.choice(SIZES)
    noise, silent, spread = chance.choice((0, 1, 1, 2, 6)), chance.choice((0, 0, 0.1, 0.5)), {}
    biases = chance.choice(((0,), (-2, -1, 0, 0, 0, 1, 2)))
    found = {}
    for person in range(n):
        leaning, row = chance.randrange(10), {}
        for cell in cells(step):
            bias = spread.setdefault(cell.name, chance.choice(biases))
            if isinstance(cell.values, TextRule):
                row[cell.name] = "" if chance.random() < silent else f"Word {person}"
            elif cell.missing and chance.random() < silent / 4:
                row[cell.name] = None
            elif isinstance(cell.values[0], int) and not isinstance(cell.values[0], bool):
                middle = leaning * len(cell.values) // 10 if noise < 6 else 0
                at = middle + bias + chance.randint(-noise, noise)
                row[cell.name] = cell.values[min(max(at, 0), len(cell.values) - 1)]
            else:
                row[cell.name] = chance.choice(cell.values)
        found[f"person {person}"] = row
    return found


def rooms(key, count):
    """So many rooms that answer a step: the step and their answers."""
    step = step_of(key)
    return [(step, _asked(step, random.Random(f"{key} {seed}"))) for seed in range(count)]


def _ordered(step, chance):
    """Strict orders of a camp or two, near one another; some leave their cards unordered."""
    noise, silent = chance.choice((0, 1, 3)), chance.choice((0, 0, 0.3))
    cards, found = [cell.name for cell in cells(step)], {}
    camps = [chance.sample(cards, len(cards)) for _camp in range(chance.choice((1, 2, 2, 3)))]
    camps.append(camps[0][::-1])
    for person in range(chance.choice(SIZES)):
        order = chance.choice(camps)
        places = {name: at + chance.uniform(0, noise) for at, name in enumerate(order)}
        line = sorted(cards, key=places.__getitem__)
        ordered = {name: at for at, name in enumerate(line, 1)}
        found[f"person {person}"] = {} if chance.random() < silent else ordered
    return found


def _dotted(step, chance):
    """Dots on few entries or on many; some say nothing of the others, some set none at all."""
    entries, found = [cell.name for cell in cells(step)], {}
    liked = chance.sample(entries, chance.randint(1, len(entries)))
    silent, sparing = chance.choice((0, 0, 0.3, 1)), chance.random() < 0.5
    even = chance.random() < 0.2
    for person in range(chance.choice(SIZES)):
        dots = dict.fromkeys(entries, 0)
        for dot in range(0 if chance.random() < silent and not even else step.dots):
            at = entries[(person + dot) % len(entries)] if even else chance.choice(liked)
            dots[at] += dots[at] < step.most
        said = {name: count for name, count in dots.items() if count} if sparing else dots
        found[f"person {person}"] = said
    return found


def _shared_out(step, chance):
    """Points of a camp or two, some steps of five moved; some leave a lens out."""
    buckets, found = [bucket.id for bucket in step.buckets], {}
    silent, noise = chance.choice((0, 0, 0.1, 0.4)), chance.choice((0, 2, 6, 20))
    camps = {lens.id: [_points(chance, len(buckets)) for _camp in range(chance.choice((1, 2)))]
             for lens in step.lenses}  # fmt: skip
    if chance.random() < 0.1:
        camps = dict.fromkeys(camps, camps["now"])
    for person in range(chance.choice(SIZES)):
        row = found[f"person {person}"] = {}
        for lens, points in camps.items():
            shares = list(chance.choice(points))
            for _move in range(chance.randint(0, noise)):
                giver, taker = chance.sample(range(len(buckets)), 2)
                by = min(5, shares[giver])
                shares[giver] -= by
                shares[taker] += by
            if chance.random() >= silent:
                names = [f"{bucket}/{lens}" for bucket in buckets]
                row.update(zip(names, shares, strict=True))
    return found


def _points(chance, count):
    cuts = sorted(chance.choice(range(0, 101, 5)) for _cut in range(count - 1))
    return [high - low for low, high in zip((0, *cuts), (*cuts, 100), strict=True)]


def _ticked(step, chance):
    """Ticks that each item and column draws more or less; empty cells."""
    draws = {cell.name: chance.choice((0.1, 0.5, 0.9, 1)) for cell in cells(step)}
    same = chance.random() < 0.3
    rows = {item.id: chance.choice((0, 0.2, 0.9, 1)) for item in step.items}
    return {
        f"person {person}": {
            name: 1
            for name, share in draws.items()
            if chance.random() < (rows[name.partition("/")[0]] if same else share)
        }
        for person in range(chance.choice(SIZES))
    }


MADE = {
    RankStep: _ordered,
    VotesStep: _dotted,
    AllocateStep: _shared_out,
    TickStep: _ticked,
}


def _asked(step, chance):
    """Answers with the stories that a ladder reads beside its marks."""
    if type(step) in MADE:
        return MADE[type(step)](step, chance)
    found = answered(step, chance)
    for row in found.values() if getattr(step, "story", "") else ():
        row["proof/happened"] = chance.choice(("", " ", "They rang us first"))
    return found

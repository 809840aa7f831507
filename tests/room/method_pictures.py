"""What the look shows of the exercises about stories, energy, soil and claims: its rooms, drawn."""

import workshop.room.steps  # noqa: F401 - every kind registers its pages
from workshop.content.reader import read_shipped
from workshop.domain.beside import Result, with_results
from workshop.domain.exercise import Exercise
from workshop.domain.gathering import ListEntry, with_lists
from workshop.domain.run import as_read
from workshop.domain.step import summarise
from workshop.paths import EXERCISES
from workshop.room.kind import asked, matched, revealed
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState

SOILS = {
    "people": (4, 4, 4, 5, 3, 4, 4, 5), "priorities": (1, 2, 2, 2, 2, 2, 3, 4),
    "policies": (1, 2, 2, 2, 2, 3, 3, 4), "practices": (3, 3, 3, 3, 2, 4, 3, 4),
    "products": (4, 4, 4, 4, 5, 3, 5, 4), "processes": (3, 3, 3, 2, 4, 3, 3, 4),
    "platforms": (5, 5, 5, 5, 4, 5, 3, 5),
}  # fmt: skip
FACTS = {
    "people": "Two fitters rang back on Sunday.",
    "priorities": "Monday starts with the sales chart.",
    "policies": "A refund over €50 needs two names.",
    "practices": "Half of the visits begin late.",
    "products": "The new valve has had no recall.",
    "processes": "A fault passes through four desks.",
    "platforms": "Every van sees the same diary.",
}
SEEDS = (
    ("CRM", ("people", "practices", "platforms")),
    ("Listening survey", ("priorities", "policies")),
    ("Self-service", ("products", "platforms")),
    ("Loyalty scheme", ("people", "priorities")),
    ("Chat line", ("policies", "processes")),
)
CLAIMS = {
    "Same-day repair": (3, 3, 3, 3, 3, 3, 3, 2),
    "Your local experts": (3, 3, 3, 3, 3, 2, 2, None),
    "Always there for you": (3, 3, 2, 2, 2, 2, 1, 1),
    "Prices you can trust": (3, 2, 2, 2, 1, 1, None, None),
    "No small print": (2, 2, 1, 1, 1, 1, 1, 1),
}
VERDICTS = ("keep", "keep", "earn", "earn", "drop")


def run(name: str) -> Exercise:
    """A shipped exercise as somebody reads it."""
    return as_read(read_shipped(EXERCISES / f"{name}.toml"))


def sheets(columns):
    """Cell → everybody's values, as sheets by person."""
    people = len(next(iter(columns.values())))
    return {
        str(person): {cell: values[person] for cell, values in columns.items()}
        for person in range(people)
    }


def told(step, columns):
    """A step with what is summed up of it."""
    return Result(step=step, summary=summarise(step, sheets(columns)))


def state(exercise, step, **more) -> RoomState:
    """The room at a step."""
    return RoomState(exercise=exercise, step=step, shown_step=step, **more)


def soil(frame: Frame) -> tuple[Page, ...]:
    """Seven fields with a fact each."""
    found = run("soil_seeds")
    facts = told(found.step("facts"), {
        **{name: (said,) * 3 for name, said in FACTS.items()}, "shown": (True,) * 3
    })  # fmt: skip
    step = with_results(found.step("soil"), {"facts": facts})
    return revealed(step, told(step, SOILS).summary, state(found, step), frame)


def seeds_named():
    """The list of seeds beside the soils."""
    found = run("soil_seeds")
    entries = tuple(
        ListEntry(id=f"l{at}", values={"name": name, "needs": needs})
        for at, (name, needs) in enumerate(SEEDS, 1)
    )
    step = with_lists(found.step("seeds"), {"seeds": entries})
    return found, with_results(step, {"soil": told(found.step("soil"), SOILS)})


def seeds(frame: Frame) -> tuple[Page, ...]:
    """Five seeds, three of them in a desert."""
    found, step = seeds_named()
    return matched(step, state(found, step), frame)


def claims_named(verdicts=VERDICTS):
    """The verdicts beside what was answered about the claims."""
    found = run("claim_check")
    named = tuple(
        ListEntry(id=f"l{at}", values={"text": claim}) for at, claim in enumerate(CLAIMS, 1)
    )
    decided = tuple(
        ListEntry(id=f"v{at}", values={"claim": f"l{at}", "verdict": verdict})
        for at, verdict in enumerate(verdicts, 1)
    )
    lists = {"claims": named, "verdict": decided}
    rated = with_lists(found.step("unprompted"), lists)
    columns = {f"l{at}": said for at, said in enumerate(CLAIMS.values(), 1)}
    step = with_lists(found.step("verdict"), lists)
    return found, with_results(step, {"unprompted": told(rated, columns)})


def claims(frame: Frame) -> tuple[Page, ...]:
    """Five claims, each with a verdict."""
    found, step = claims_named()
    return matched(step, state(found, step), frame)


STORIES = (
    ("Ring before they do", "uubb", (2, 2, 1, 1, 1, 1, 1, 1, 1, 0)),
    ("Take it home to solve", "uubb", (1, 1, 2, 2, 1, 1, 1, 1, 0, 0)),
    ("Stay past the hour", "uub", (0, 0, 0, 0, 1, 1, 0, 0, 0, 0)),
    ("Lend our own tools", "bb", (0, 0, 0, 0, 0, 0, 1, 1, 1, 1)),
    ("Ask what it is for", "uu", (0, 0, 0, 0, 0, 0, 0, 0, 1, 2)),
)
"""A behaviour, its stories (b: a rule was bent), and everybody's dots."""


def behaviours(frame: Frame) -> tuple[Page, ...]:
    """Behaviours with the stories they were taken over from, and dots."""
    found = run("success_stories")
    cards = {
        f"{name} {at}": kind for name, kinds, _dots in STORIES for at, kind in enumerate(kinds)
    }
    wall = told(found.step("stories"), {
        "1/did": tuple(cards),
        "1/allowed": tuple("dared" if kind == "b" else "allowed" for kind in cards.values()),
        "1/shown": (True,) * len(cards),
    })  # fmt: skip
    entries = tuple(
        ListEntry(
            id=f"l{at}", values={"text": name}, called=0,
            cards=tuple(card for card in cards if card.startswith(name)),
        )
        for at, (name, _kinds, _dots) in enumerate(STORIES, 1)
    )  # fmt: skip
    step = with_lists(found.step("spread"), {"behaviours": entries})
    step = with_results(step, {"stories": wall})
    columns = {f"l{at}": dots for at, (_name, _kinds, dots) in enumerate(STORIES, 1)}
    return revealed(step, told(step, columns).summary, state(found, step), frame)


LIGHTS = {
    "A name, not a queue": ("light", 8), "A straight no": ("light", 4),
    "Rings back by five": ("light", 4), "Tea while you wait": ("light", 0),
    "Forms filled in twice": ("shade", 7), "Silence after six": ("shade", 3),
    "Sorry by template": ("shade", 1), "Prices in small print": ("shade", 1),
}  # fmt: skip


def lights_step():
    """The votes on lights and shades."""
    found = run("energy_audit")
    entries = tuple(
        ListEntry(id=f"l{at}", values={"text": name, "sort": sort})
        for at, (name, (sort, _dots)) in enumerate(LIGHTS.items(), 1)
    )
    return found, with_lists(found.step("dots"), {"lights": entries})


def lights(frame: Frame) -> tuple[Page, ...]:
    """Lights and shades by their dots."""
    found, step = lights_step()
    columns = {
        f"l{at}": (1,) * dots + (0,) * (10 - dots)
        for at, (_sort, dots) in enumerate(LIGHTS.values(), 1)
    }
    return revealed(step, told(step, columns).summary, state(found, step), frame)


def lights_asked(frame: Frame) -> tuple[Page, ...]:
    """The same before anybody has set a dot."""
    found, step = lights_step()
    return asked(step, state(found, step, timer_left=80, timer_planned=120), frame)


def shown(name, columns, frame, **more) -> tuple[Page, ...]:
    """A step's revealed picture."""
    exercise, _slash, step_id = name.partition("/")
    found = run(exercise)
    step = found.step(step_id)
    return revealed(step, told(step, columns).summary, state(found, step, **more), frame)


def story(frame: Frame) -> tuple[Page, ...]:
    """One released story."""
    said = {
        "1/wanted": "heat for a sick child before the weekend",
        "1/way": "No part in the van, and it was half past five.",
        "1/did": "Drove back at six to fetch two electric heaters from our own workshop.",
        "1/allowed": "dared",
        "1/then": "sleep in a warm room until Monday.",
        "1/heard": "She tells it at the school gate.",
        "1/shown": True,
    }
    return shown("success_stories/stories", {cell: (each,) * 3 for cell, each in said.items()},
                 frame)  # fmt: skip


TICKED = {
    "patient": (7, 6, 2, 6), "plain_spoken": (7, 6, 5, 7), "quick": (6, 2, 1, 5),
    "careful": (5, 5, 7, 6), "warm": (7, 1, 0, 3), "inventive": (1, 0, 2, 0),
    "keeps_word": (6, 7, 7, 8), "generous": (3, 2, 0, 5),
}  # fmt: skip


def ticks(frame: Frame) -> tuple[Page, ...]:
    """Eight traits in four pictures."""
    found = run("four_pictures")
    places = tuple(
        ListEntry(id=f"l{at}", values={"text": name})
        for at, name in enumerate(("First call", "Invoice", "Fault", "Goodbye"), 1)
    )
    traits = tuple(
        ListEntry(id=name, values={"text": name.replace("_", "-").capitalize()}) for name in TICKED
    )
    step = with_lists(found.step("grid"), {"touchpoints": places, "traits": traits})
    columns = {
        f"{trait}/l{at}": (1,) * count + (0,) * (8 - count)
        for trait, counts in TICKED.items()
        for at, count in enumerate(counts, 1)
    }
    return revealed(step, told(step, columns).summary, state(found, step), frame)


PAIRS = (
    (2, 3, 3, 2, 1, 3, 4, 3, 2, 5), (3, 3, 4, 2, 3, 3, 2, 5, 3, 4), (1, 2, 2, 3, 2, 2, 1, 4, 2, 3),
    (4, 5, 3, 4, 4, 5, 3, 4, 6, 4), (5, 6, 4, 5, 6, 5, 3, 5, 6, 5), (2, 1, 2, 3, 2, 1, 2, 2, 5, 2),
    (1, 1, 1, 1, 1, 7, 7, 7, 7, 7), (3, 2, 3, 4, 2, 3, 3, 2, 1, 3), (2, 2, 3, 1, 2, 3, 4, 2, 2, 3),
    (3, 4, 5, 4, 3, 4, 2, 3, 4, 3),
)  # fmt: skip


def pairs(frame: Frame) -> tuple[Page, ...]:
    """The profile of ten pairs."""
    return shown("energy_audit/pairs", {f"p{at}": each for at, each in enumerate(PAIRS, 1)}, frame)


SPLIT = {
    "orders": ((30, 35, 40, 30, 25, 30, 35, 30), (25, 25, 30, 25, 20, 25, 30, 25)),
    "reviews": ((10, 15, 10, 10, 15, 10, 10, 15), (5, 5, 5, 10, 5, 5, 5, 10)),
    "reports": ((25, 20, 25, 30, 25, 25, 20, 25), (10, 10, 10, 15, 10, 10, 10, 10)),
    "repairs": ((25, 20, 15, 20, 25, 20, 25, 20), (20, 15, 10, 15, 20, 15, 20, 15)),
    "ideas": ((5, 5, 5, 5, 5, 10, 5, 5), (20, 25, 25, 20, 25, 25, 20, 20)),
    "touch": ((5, 5, 5, 5, 5, 5, 5, 5), (20, 20, 20, 15, 20, 20, 15, 20)),
}


def energy(frame: Frame) -> tuple[Page, ...]:
    """Where the points go and where they should."""
    columns = {
        f"{bucket}/{lens}": points
        for bucket, sides in SPLIT.items()
        for lens, points in zip(("now", "wanted"), sides, strict=True)
    }
    return shown("energy_audit/split", columns, frame)


JUDGES = ("1234567", "2134567", "1324657", "1235467", "3124576")


def order(frame: Frame) -> tuple[Page, ...]:
    """Seven rungs in the order of five people."""
    cards = ("cat", "key", "call", "night", "cares", "survives", "party")
    columns = {card: tuple(int(judge[at]) for judge in JUDGES) for at, card in enumerate(cards)}
    return shown("friendship_ladder/order", columns, frame)


SEEN = (
    (1, 1, 2, 2, 1, 2, 1, 2), (2, 2, 2, 3, 2, 1, 2, 2), (3, 3, 2, 3, 4, 3, 3, 3),
    (2, 2, 3, 2, 2, 2, 1, 2), (4, 4, 3, 4, 5, 4, 4, 3), (2, 3, 2, 2, 2, 3, 2, 2),
    (1, 2, 1, 2, 1, 1, 2, 1), (2, 3, 2, 3, 3, 2, 3, 2), (1, 1, 1, 2, 1, 1, 1, 1),
    (3, 3, 4, 3, 3, 4, 3, 3),
)  # fmt: skip
CHOSEN = (6, 1, 5, 2, 0, 2, 4, 3, 1, 0)
"""Everybody's three: people by behaviour, of eight."""


def journey(frame: Frame) -> tuple[Page, ...]:
    """Ten behaviours today and wanted, with everybody's three."""
    found = run("culture_journey")
    columns = {}
    for at, each in enumerate(SEEN, 1):
        columns[f"b{at}/today"] = each
        columns[f"b{at}/wanted"] = tuple(min(5, value + 1 + at % 2) for value in each)
    three = found.step("three")
    votes = {f"b{at}": (1,) * count + (0,) * (8 - count) for at, count in enumerate(CHOSEN, 1)}
    step = with_results(three, {"seen": told(found.step("seen"), columns)})
    return revealed(step, told(step, votes).summary, state(found, step), frame)


PICTURES = {
    "soil": soil, "seeds": seeds, "claims": claims, "behaviours": behaviours, "lights": lights,
    "lights-asked": lights_asked, "story": story, "ticks": ticks, "pairs": pairs,
    "energy": energy, "order": order, "journey": journey,
}  # fmt: skip

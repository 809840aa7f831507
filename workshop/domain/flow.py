"""The day as it runs: its times from the real start on, how far behind it is, and what could give.

Times are minutes since midnight; a day that runs past midnight counts on.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

from msgspec import Struct, structs

from workshop.domain.exercise import Exercise, S
from workshop.domain.session import Block, minute_of_day
from workshop.domain.stage import Stage, stop_key

STRANGE = 180
"""Minutes from the plan beyond which its clock says nothing about today: it was another day's."""
DAY = 24 * 60
YIELDING = ("energiser", "slack")
"""Blocks that may go; breaks, lunch and a stretch are people's own."""


class Hours(Struct, frozen=True, kw_only=True):
    """A block with its times of today. planned: when it was to begin, None where it came in on the
    day. run: whether it began; now: whether it is the one at hand.
    """

    block: Block
    starts: int
    ends: int
    planned: int | None
    run: bool = False
    now: bool = False


class DayTimes(Struct, frozen=True, kw_only=True):
    """The whole of it. planned: the blocks as they stood when the day began, with their times.
    planned_end: when it was to end, moved along where the day began at a time of its own. end: as
    it stands.
    """

    hours: tuple[Hours, ...]
    planned: tuple[tuple[Block, int, int], ...]
    planned_end: int
    end: int

    @property
    def behind(self) -> int:
        """Minutes; below nought is time in hand."""
        return self.end - self.planned_end

    def at(self, index: int) -> Hours:
        """The block at that place of the agenda."""
        return self.hours[index]


def flow(
    agenda: tuple[Block, ...],
    planned: tuple[Block, ...],
    starts: str,
    here: int = -1,
    here_ends: int = 0,
    *,
    spare: bool = False,
) -> DayTimes:
    """Today's times: what has run as it was noted, the block `here` until `here_ends`, the rest one
    after another. spare: slack takes up the delay, as far as it goes.
    """
    plan = _in_a_row(planned, minute_of_day(starts))
    due = {block.id: (begins, ends) for block, begins, ends in plan}
    begun = next((block for block in agenda if block.started), None)
    shift = 0
    if begun is not None and begun.id in due:
        late = _clock(begun.started, due[begun.id][0]) - due[begun.id][0]
        shift = late if abs(late) > STRANGE else 0
    at, rows = minute_of_day(starts), []
    for index, block in enumerate(agenda):
        run = bool(block.started) and index <= here
        begins = _clock(block.started, at) if run else at
        if index < here:
            ends = _clock(block.ended, begins) if run and block.ended else begins
        elif index == here:
            ends = max(begins, _near(here_ends, begins))
        else:
            ends = begins + block.minutes
            if spare and block.kind == "slack" and block.id in due:
                ends = max(begins, min(ends, due[block.id][1] + shift))
        before = due[block.id][0] if block.id in due else None
        rows.append(
            Hours(block=block, starts=begins, ends=ends, planned=before, run=run, now=index == here)
        )
        at = ends
    whole = max((ends for _block, _begins, ends in plan), default=at)
    return DayTimes(hours=tuple(rows), planned=plan, planned_end=whole + shift, end=at)


def _in_a_row(blocks: tuple[Block, ...], at: int) -> tuple[tuple[Block, int, int], ...]:
    rows = []
    for block in blocks:
        rows.append((block, at, at + block.minutes))
        at += block.minutes
    return tuple(rows)


def _clock(noted: str, near: int) -> int:
    return _near(minute_of_day(noted), near)


def _near(minute: int, other: int) -> int:
    """A time of day, on the side of midnight that is nearer to another."""
    return minute + round((other - minute) / DAY) * DAY


class Give(Struct, frozen=True, kw_only=True):
    """Something that could give: a step or a whole block that is left out, or a shorter form of
    one. wins: minutes. title: of the step or block.
    """

    block: str
    title: str
    wins: int
    step: str = ""
    variant: str = ""
    slack: bool = False


def gives(
    agenda: tuple[Block, ...],
    stage: Stage,
    exercises: Mapping[str, Exercise[S]],
    held: Iterable[str] = (),
) -> tuple[Give, ...]:
    """All that could give from here on, in the order of the day. held: keys of steps that somebody
    has answered, which stay.
    """
    here = stage.place.block
    found: list[Give] = []
    for index, block in enumerate(agenda):
        exercise = exercises.get(block.exercise)
        if index == here and exercise is not None:
            found += _steps(block, exercise, stage, frozenset(held))
        if index <= here or block.started:
            continue
        if block.kind in YIELDING:
            slack = block.kind == "slack"
            found.append(Give(block=block.id, title=block.title, wins=block.minutes, slack=slack))
        elif exercise is not None:
            found += _shorter(block, exercise)
    return tuple(found)


def _steps(
    block: Block, exercise: Exercise[S], stage: Stage, held: frozenset[str]
) -> Iterable[Give]:
    """Steps still to come that a shorter form does without."""
    names = [step.id for step in exercise.steps]
    at = names.index(stage.place.step) + 1 if stage.place.step in names else 0
    short = [set(dict(each.steps)) for each in exercise.variants.values()
             if each.minutes < exercise.minutes]  # fmt: skip
    for step in exercise.steps[at:]:
        needed = all(step.id in kept for kept in short)
        seen = stop_key(block, step.id) in stage.passed
        if not (needed or seen or f"{exercise.id}/{step.id}" in held):
            yield Give(block=block.id, title=step.title, wins=step.minutes, step=step.id)


def _shorter(block: Block, exercise: Exercise[S]) -> Iterable[Give]:
    """The next shorter form."""
    forms = [
        (form.minutes, name)
        for name, form in exercise.variants.items()
        if form.minutes < block.minutes and name != block.variant
    ]
    if forms:
        minutes, name = max(forms)
        yield Give(block=block.id, title=block.title, wins=block.minutes - minutes, variant=name)


def proposed(choices: tuple[Give, ...], behind: int) -> tuple[Give, ...]:
    """The fewest that win enough, slack first; of equally many those that win least beyond it. All
    where all are too few.
    """
    if behind <= 0:
        return ()
    spare = tuple(each for each in choices if each.slack)
    needed = behind - sum(each.wins for each in spare)
    others = tuple(each for each in choices if not each.slack)
    for count in range(len(others) + 1):
        enough = [
            some
            for some in combinations(others, count)
            if sum(each.wins for each in some) >= needed
        ]
        if enough:
            chosen = {*spare, *min(enough, key=lambda some: sum(each.wins for each in some))}
            return tuple(each for each in choices if each in chosen)
    return choices


def given(agenda: tuple[Block, ...], chosen: Iterable[Give]) -> tuple[Block, ...]:
    """The agenda with these changes made."""
    blocks = {block.id: block for block in agenda}
    for each in chosen:
        block = blocks[each.block]
        minutes = max(1, block.minutes - each.wins)
        if each.step:
            without = (*block.without, each.step)
            blocks[each.block] = structs.replace(block, without=without, minutes=minutes)
        elif each.variant:
            blocks[each.block] = structs.replace(block, variant=each.variant, minutes=minutes)
        else:
            del blocks[each.block]
    return tuple(blocks.values())


def relieved(day: DayTimes, chosen: Iterable[Give]) -> DayTimes:
    """The day as it runs once these have given."""
    wins: dict[str, int] = {}
    for each in chosen:
        wins[each.block] = wins.get(each.block, 0) + each.wins
    rows, won = [], 0
    for hours in day.hours:
        starts, won = hours.starts - won, won + wins.get(hours.block.id, 0)
        ends = max(starts, hours.ends - won)
        rows.append(structs.replace(hours, starts=starts, ends=ends))
    return structs.replace(day, hours=tuple(rows), end=rows[-1].ends if rows else day.end)

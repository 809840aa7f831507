"""Worksheets, copies and summaries of exercises that a half day has not, as they were agreed."""

import pytest

from tests.paper.agreed import assert_as_agreed
from tests.paper.day import SHIPPED, session
from workshop.domain.beside import with_reveals
from workshop.domain.gathering import gathering, made_up, with_ids
from workshop.domain.run import as_read, as_run
from workshop.domain.session import Block
from workshop.domain.step import Snapshot, cells, sample, step_key, summarise
from workshop.pdf.handout import CopyOwner, Form, blank_sheets, copies
from workshop.pdf.report import summary
from workshop.room.report.material import Material

EXERCISES = (
    "success_stories", "four_pictures", "culture_journey", "energy_audit", "soil_seeds",
    "claim_check", "decisions_workshop",
)  # fmt: skip
PEOPLE = 8
FORM = Form()


def material(name):
    """One exercise with made-up lists and people, all of it revealed."""
    shipped = SHIPPED[name]
    block = Block(id=name, kind="exercise", title=shipped.title, minutes=shipped.minutes,
                  exercise=name)  # fmt: skip
    head, lists = session(agenda=(block,)), {}
    for step in shipped.steps:
        names = gathering(as_run(shipped, head, lists=lists).step(step.id))
        if names is not None:
            lists[step_key(name, step.id)] = with_ids(made_up(names), names.sign, ())
    run = as_run(shipped, head, lists=lists)
    answers = {
        step_key(name, step.id): {str(who): sample(step, who) for who in range(PEOPLE)}
        for step in run.steps
        if cells(step)
    }
    snapshots = {
        key: Snapshot(exercise=name, step=key.partition("/")[2], number=1, n=PEOPLE,
                      summary=summarise(run.step(key.partition("/")[2]), given))
        for key, given in answers.items()
    }  # fmt: skip
    own = CopyOwner(label="", answers={key: given["0"] for key, given in answers.items()})
    exercises = {name: with_reveals(run, snapshots)}
    return Material(
        session=head, exercises=exercises, snapshots=snapshots, answered=PEOPLE,
        asked=frozenset(answers), lists=lists,
    ), own  # fmt: skip


MAKERS = {
    "blank": lambda name: blank_sheets([as_read(SHIPPED[name])], FORM),
    "copy": lambda name: copies(material(name)[0], [material(name)[1]], FORM, only=name),
    "summary": lambda name: summary(material(name)[0], FORM, only=name),
}


@pytest.mark.parametrize("name", EXERCISES)
@pytest.mark.parametrize("kind", MAKERS)
def test_that_words_and_first_page_are_as_agreed(kind, name, renew):
    assert_as_agreed(f"{kind}-{name}", MAKERS[kind](name).content, renew=renew)

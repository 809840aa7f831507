"""Sheets and imports taken out again, and put back, exactly as they were."""

from collections.abc import Iterable

from msgspec import structs

from workshop.domain.record import Person, SealedRow
from workshop.errors import Refused
from workshop.services.commands import PutIn, TakeOut
from workshop.services.deed import Deed, carry_out
from workshop.services.desk import refuse_purged
from workshop.services.events import Outcome, answers_changed
from workshop.services.lookups import unfinished
from workshop.services.secret import by_sign
from workshop.words import _


def way_out(
    session: str,
    rows: Iterable[SealedRow],
    done: Iterable[tuple[str, str]],
    people: Iterable[str],
) -> TakeOut:
    """What takes these out again; in an order that tells nobody whose an unlinked answer is."""
    return TakeOut(
        session=session,
        rows=tuple(sorted(rows, key=structs.astuple)),
        done=tuple(sorted(done)),
        people=tuple(sorted(people)),
    )


@carry_out.register(TakeOut)
def take_out(command: TakeOut, deed: Deed) -> Outcome:
    unfinished(deed.unit, command.session)
    people = deed.unit.people
    deed.unit.answers.take_out(command.session, command.rows)
    people.forget_done(command.session, list(command.done))
    gone: list[Person] = []
    for name in command.people:
        person = people.find(command.session, name)
        busy = people.done_steps(command.session, name) or people.turn(command.session, name)
        if person is not None and not busy:
            people.delete(command.session, name)
            gone.append(person)
    deed.touched.add(command.session)
    back = PutIn(session=command.session, rows=command.rows, done=command.done, people=tuple(gone))
    return Outcome(events=answers_changed(command.session), undo=back)


@carry_out.register(PutIn)
def put_in(command: PutIn, deed: Deed) -> Outcome:
    refuse_purged(unfinished(deed.unit, command.session))
    present = deed.unit.people.all(command.session)
    if any(person.sign and by_sign(present, person.sign) for person in command.people):
        raise Refused(_("Somebody else has taken that sign or name since."))
    deed.unit.people.add(command.session, *command.people)
    deed.unit.answers.put_back(command.session, command.rows)
    deed.unit.people.add_done(command.session, list(command.done))
    deed.touched.add(command.session)
    brought = (person.id for person in command.people)
    back = way_out(command.session, command.rows, command.done, brought)
    return Outcome(events=answers_changed(command.session), undo=back)

"""Sessions: make one, list them, remove one for good, and forget the facilitator's PIN."""

import argparse
import datetime as dt
import sys
from typing import get_args

from msgspec import structs

from workshop.cli.command import (
    DONE,
    Commands,
    add_command,
    add_group,
    count,
    day,
    library,
    name,
    show_json,
)
from workshop.domain.record import SessionRow
from workshop.domain.session import AnswerMode, timetable, total_minutes
from workshop.errors import LibraryFault, Refused
from workshop.services.commands import NewSession, PurgeSession, SetAgenda, SetPin
from workshop.services.plans import planned_block
from workshop.words import _, clock

EMPTY = "empty"
"""The template of a day with nothing in it."""


def add(commands: Commands) -> None:
    """Adds the commands of this group."""
    _add_new(commands)
    agenda = add_command(commands, "agenda", _("show the plan of a session, or add to it"), _agenda)
    agenda.usage = _("workshop agenda [--json] SESSION | workshop agenda add SESSION EXERCISE")
    agenda.add_argument("words", nargs="+", metavar=_("[add] SESSION [EXERCISE]"))
    agenda.add_argument(
        "--variant", default="", metavar=_("NAME"), help=_("which form of the exercise: express …")
    )
    agenda.add_argument(
        "--option", action="append", default=[], metavar=_("NAME"),
        help=_("something beside the form, once for each: lens_by_lens …"),
    )  # fmt: skip
    agenda.add_argument("--json", action="store_true", help=_("as JSON"))
    listing = add_command(commands, "list", _("list the sessions"), _list)
    listing.add_argument("--json", action="store_true", help=_("as JSON"))
    saved = add_command(commands, "saved", _("list the files with answers of a session"), _saved)
    saved.add_argument("session", metavar=_("SESSION"))
    saved.add_argument("--json", action="store_true", help=_("as JSON"))
    purge = add_command(commands, "purge", _("remove a session for good"), _purge)
    purge.add_argument("session", metavar=_("SESSION"))
    pin = add_group(commands, "pin", _("the facilitator's PIN"))
    add_command(pin, "reset", _("forget the PIN; the next Open desk asks for a new one"), _forget)


def _add_new(commands: Commands) -> None:
    new = add_command(commands, "new", _("make a session; prints its id"), _new)
    new.add_argument(
        "--template",
        type=name,
        required=True,
        metavar=_("NAME"),
        help="taster | half_day | full_day | series | empty",
    )
    new.add_argument("--title", required=True, metavar=_("TEXT"))
    new.add_argument("--client", default="", metavar=_("TEXT"))
    new.add_argument(
        "--noun", default="", metavar=_("WORD"), help=_("what a customer is called: guest …")
    )
    new.add_argument(
        "--nouns", default="", metavar=_("WORD"), help=_("what several are called: guests …")
    )
    new.add_argument("--wording", choices=("classic", "neutral"), default="as_written")
    new.add_argument("--mode", choices=get_args(AnswerMode), default="anonymous")
    new.add_argument(
        "--threshold", type=int, metavar="K", help=_("answers from which a result shows; 3 or more")
    )
    new.add_argument("--people", type=count, default=8, metavar="N")
    new.add_argument("--laptops", type=count, default=1, metavar="N")
    new.add_argument(
        "--date", type=day, metavar=_("DATE"), help=_("like 2026-11-24; today where none is given")
    )


def _new(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        made = service.do(
            NewSession(
                template="" if arguments.template == EMPTY else arguments.template,
                title=arguments.title,
                client=arguments.client,
                date=arguments.date or dt.date.today(),
                noun=arguments.noun,
                nouns=arguments.nouns,
                wording=arguments.wording,
                mode=arguments.mode,
                threshold=arguments.threshold,
                people=arguments.people,
                laptops=arguments.laptops,
            )
        )
    print(made.value if isinstance(made.value, str) else "\n".join(made.value))
    if arguments.threshold is not None and arguments.people < arguments.threshold:
        few = _("Only {n} are expected: nothing would show.").format(n=arguments.people)
        print(few, file=sys.stderr)
    return DONE


def _agenda(arguments: argparse.Namespace) -> int:
    match arguments.words:
        case ["add", session, exercise]:
            return _add_block(arguments, session, exercise)
        case [session]:
            return _show_agenda(arguments, session)
    raise Refused(_("Write: workshop agenda SESSION, or workshop agenda add SESSION EXERCISE."))


def _add_block(arguments: argparse.Namespace, session: str, exercise: str) -> int:
    with library(arguments) as service:
        block = planned_block(service, exercise, arguments.variant, tuple(arguments.option))
        agenda = (*service.session(session).agenda, block)
        service.do(SetAgenda(session=session, agenda=agenda))
        total = total_minutes(service.session(session))
    print(_("{title}: {n} minutes. The day has {total} now.").format(
        title=block.title, n=block.minutes, total=total))  # fmt: skip
    return DONE


def _show_agenda(arguments: argparse.Namespace, session: str) -> int:
    with library(arguments) as service:
        rows = timetable(service.session(session))
    if arguments.json:
        fields = ("kind", "title", "minutes", "exercise", "variant")
        show_json(
            [
                {
                    "starts": f"{row.starts:%H:%M}",
                    **{name: getattr(row.block, name) for name in fields},
                }
                for row in rows
            ]
        )
        return DONE
    for row in rows:
        form = f" ({row.block.variant})" if row.block.variant else ""
        print(f"{clock(row.starts)}  {row.block.minutes:>4}  {row.block.title}{form}")
    if not rows:
        print(_("The plan is empty."))
    return DONE


def _list(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        rows = service.sessions()
    if arguments.json:
        show_json([_as_json(row) for row in rows])
        return DONE
    for row in rows:
        people = _("{n} people").format(n=row.people)
        print(f"{row.id}  {row.date}  {row.state:<8}  {people:>10}  {_named(row)}")
    if not rows:
        print(_("No sessions yet."))
    return DONE


def _saved(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        found = service.exports(arguments.session)
    if arguments.json:
        show_json([structs.asdict(each) for each in found])
        return DONE
    for each in found:
        print(f"{each.written}  {each.what}  {each.file}")
    if not found:
        print(_("No file with answers was saved from it."))
    return DONE


def _as_json(row: SessionRow) -> dict[str, str | int]:
    return {
        "id": row.id,
        "title": row.title,
        "client": row.client,
        "date": row.date.isoformat(),
        "state": row.state,
        "people": row.people,
    }


def _named(row: SessionRow) -> str:
    return f"{row.title}, {row.client}" if row.client else row.title


def _purge(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        service.refuse_unless_alone()
        left = service.do(PurgeSession(session=arguments.session)).value
    if left:
        raise LibraryFault(left)
    print(_("Removed for good."))
    return DONE


def _forget(arguments: argparse.Namespace) -> int:
    with library(arguments) as service:
        service.do(SetPin(pin=None))
    print(_("The PIN is forgotten. The next Open desk asks for a new one."))
    return DONE

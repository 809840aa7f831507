"""Phones in the room: one person each, who answers in a page of the browser.

A phone holds its drafts by itself and hands them over at Done. Who sits at which phone is known
here only, in memory.
"""

import secrets
import threading
from collections.abc import Callable, Mapping

from msgspec import Struct, field

import workshop.net.steps  # noqa: F401 - every kind registers its pages
from workshop.domain.privacy import privacy_topics
from workshop.domain.session import Session
from workshop.domain.sitting import sitting
from workshop.domain.step import Value
from workshop.errors import Trouble
from workshop.net.asking import phone_pages
from workshop.net.wire import PhoneQuestion, Screen
from workshop.services.commands import (
    BeginTurn,
    Command,
    HandInLate,
    PutAnswer,
    ResumeTurn,
    SealTurn,
    Together,
)
from workshop.services.events import Event, Outcome
from workshop.services.service import Service
from workshop.services.views import Question, Seated
from workshop.words import _


class PhoneSeat(Struct, kw_only=True):
    """Who sits at a phone. word: the sign or code that brings them back. done: what this phone has
    nothing more to ask of. code: given at its Done, for when that answer is lost on the way. sits:
    whether their turn goes on for sure. busy: what a phone asks twice at once is done one after the
    other.
    """

    phone: str
    desk: str = field(default_factory=lambda: secrets.token_hex(16))
    participant: str = ""
    word: str = ""
    done: frozenset[str] = frozenset()
    code: str = ""
    sits: bool = False
    busy: threading.Lock = field(default_factory=threading.Lock)


class Phones:
    """The turns of one session on phones. tell: called with what has happened."""

    def __init__(
        self, service: Service, session: str, tell: Callable[[tuple[Event, ...]], None]
    ) -> None:
        self._service, self._session, self._tell = service, session, tell

    def screen(
        self,
        seat: PhoneSeat,
        opened: tuple[str, ...],
        version: int,
        *,
        said: str = "",
        code: str = "",
        kept: bool = False,
        closing: str = "",
    ) -> Screen:
        """What the phone shows now. opened: the steps that are open for answers; closing: the one
        that is so only for a moment more.
        """
        session = self._service.session(self._session)
        asked: tuple[Question, ...] = ()
        if seat.participant and session.state != "finished":
            try:
                asked = self._asked(seat, opened)
            except Trouble as trouble:
                said = said or trouble.sentence
        return Screen(
            version=version,
            phone=seat.phone,
            title=session.title,
            sitting=None if seat.participant else sitting(session),
            promise=() if seat.participant else promise(session),
            opened=bool(opened),
            questions=tuple(
                PhoneQuestion(key=each.key, title=each.title, pages=phone_pages(each.step))
                for each in asked
            ),
            code=code,
            kept=kept,
            closing=any(each.key == closing for each in asked),
            said=said,
            finished=session.state == "finished",
        )

    def begin(self, seat: PhoneSeat, *, sign: str, team: str) -> str:
        """Somebody new; their code, where it has to be shown first."""
        begun = BeginTurn(session=self._session, sign=sign, team=team, desk=seat.desk)
        seated = self._seated(self._service.do(begun, lay_later=True))
        seat.participant, seat.word = seated.participant, seated.code or sign
        seat.sits = True
        return seated.code

    def come_back(self, seat: PhoneSeat, word: str) -> str:
        """Somebody who was here before; they have their code."""
        again = ResumeTurn(session=self._session, secret=word, desk=seat.desk)
        seat.participant = self._seated(self._service.do(again, lay_later=True)).participant
        seat.word, seat.done, seat.sits = word, frozenset(), True
        return ""

    def finish(
        self, seat: PhoneSeat, opened: tuple[str, ...], sheets: Mapping[str, Mapping[str, Value]]
    ) -> tuple[str, str]:
        """Stores and seals what was asked here, all or none; a code to show, and what becomes of a
        question that was closed meanwhile, in a sentence.
        """
        if sheets and sheets.keys() <= seat.done:
            return seat.code, ""
        asked = {each.key for each in self._asked(seat, opened)}
        late = {key: sheets[key] for key in sheets.keys() - asked - seat.done}
        commands: list[Command] = []
        if late:
            commands.append(
                HandInLate(session=self._session, participant=seat.participant, sheets=late)
            )
        if not late or not asked or asked & sheets.keys():
            commands += self._sealed(seat, {key: sheets.get(key, {}) for key in asked})
        if not seat.sits:
            again = ResumeTurn(session=self._session, secret=seat.word, desk=seat.desk)
            self._service.do(again, lay_later=True)
            seat.sits = True
        outcome = self._service.do(Together(commands=tuple(commands)), lay_later=True)
        self._tell(outcome.events)
        seat.done |= sheets.keys()
        if not isinstance(commands[-1], SealTurn):
            return "", _told_late(late)
        seat.done |= asked
        seat.sits, seat.code = False, str(outcome.value[-1])
        seat.word = seat.code or seat.word
        return seat.code, _told_late(late)

    def _sealed(self, seat: PhoneSeat, sheets: Mapping[str, Mapping[str, Value]]) -> list[Command]:
        """What stores and seals the sheets of open steps."""
        here, person = self._session, seat.participant
        puts = [
            PutAnswer(session=here, participant=person, step=key, cell=cell, value=value)
            for key, sheet in sheets.items()
            for cell, value in sheet.items()
        ]
        return [*puts, SealTurn(session=here, participant=person)]

    def _asked(self, seat: PhoneSeat, opened: tuple[str, ...]) -> tuple[Question, ...]:
        """What is open and not done yet."""
        if seat.done.issuperset(opened):
            return ()
        return self._service.new_questions(self._session, seat.participant)

    def _seated(self, outcome: Outcome) -> Seated:
        self._tell(outcome.events)
        if not isinstance(outcome.value, Seated):
            raise TypeError(outcome.value)
        return outcome.value


def _told_late(late: Mapping[str, object]) -> str:
    said = _("A question was closed meanwhile. Your answers to it are kept, and wait to be shown.")
    return said if late else ""


def promise(session: Session) -> tuple[str, ...]:
    """What becomes of answers that are given on a phone."""
    sent = _("This phone sends them sealed, over the Wi-Fi of this room.")
    return (*privacy_topics(session), sent)

"""What the person at the desk does, as commands; it knows who that is, by a random token alone."""

from collections.abc import Callable
from functools import partial

from ui.bridge import Bridge
from workshop.domain.session import Session
from workshop.domain.step import Value
from workshop.errors import Trouble
from workshop.room.session_view import SessionView
from workshop.services.commands import (
    BeginTurn,
    ClearAnswer,
    Command,
    DeleteOwn,
    KeepPlace,
    LeaveTurn,
    PutAnswer,
    ResumeTurn,
    SealTurn,
)
from workshop.services.events import Outcome
from workshop.services.views import OwnStep, Seated, TurnView


class DeskDeeds:
    """One session's desk. `doing`: a deed of this desk is under way, so its news is none here."""

    def __init__(self, bridge: Bridge, session: str) -> None:
        self.bridge, self.session = bridge, session
        self.participant = ""
        self.whole = False
        """Whether a code opened the turn, so that sealed answers may show."""
        self.changing = ""
        """The key of the step that is changed alone, "" while the turn is about what is open."""
        self.code = ""
        """The receipt code that was made at Begin and has to be shown first."""
        self.doing = False

    def view(self) -> SessionView:
        """The session as it stands."""
        return self.bridge.service.view(self.session)

    def head(self) -> Session:
        """The session's head and agenda, for less than `view`."""
        return self.bridge.service.session(self.session)

    def opened(self) -> tuple[str, ...]:
        """The steps that people may answer now."""
        stage = self.view().stage
        return stage.opened if stage else ()

    def turn(self) -> TurnView:
        """The turn of whoever is here."""
        return self.bridge.service.turn(
            self.session, self.participant, whole=self.whole, only=self.changing
        )

    def own(self) -> tuple[OwnStep, ...]:
        """What whoever is here has done."""
        return self.bridge.service.own_steps(self.session, self.participant)

    def has_new(self) -> bool:
        """Whether whoever is here is asked something that they have not done yet."""
        return bool(self.bridge.service.turn(self.session, self.participant).questions)

    def interrupted(self) -> bool:
        """Whether a turn was cut short."""
        return bool(self.bridge.service.interrupted_turn(self.session))

    def begin(self, sign: str, team: str, then: Callable[[bool], None]) -> None:
        """Somebody sits down. then: told a moment later whether they do."""
        self._enter(BeginTurn(session=self.session, sign=sign, team=team), then)

    def resume(self, secret: str, then: Callable[[bool], None]) -> None:
        """Somebody comes back. then: told a moment later whether they do."""
        self._enter(ResumeTurn(session=self.session, secret=secret), then)

    def put(self, key: str, cell: str, value: Value) -> None:
        """One answer; durable when this returns, or unsent."""
        put = PutAnswer(
            session=self.session,
            participant=self.participant,
            step=key,
            cell=cell,
            value=value,
        )
        self._keep((key, cell), put)

    def clear(self, key: str, cell: str) -> None:
        """Takes one answer back."""
        self._keep(
            (key, cell),
            ClearAnswer(session=self.session, participant=self.participant, step=key, cell=cell),
        )

    def keep_place(self, question: int) -> None:
        """Remembers the question on the screen."""
        self._keep(
            (),
            KeepPlace(session=self.session, participant=self.participant, question=question),
        )

    def seal(self) -> str | None:
        """Done: the receipt code, "" where there is one already; None where it was refused, or
        something is unsent.
        """
        outcome = self._do(
            SealTurn(session=self.session, participant=self.participant, only=self.changing)
        )
        return None if outcome is None else outcome.value or ""

    def want_copy(self, participant: str, wanted: bool) -> str:  # noqa: FBT001 - a signal's value
        """Whether somebody's copy is printed at the end; the mark it will have, "" for none."""
        service = self.bridge.service
        if wanted:
            return service.want_copy(self.session, participant)
        service.want_no_copy(self.session, participant)
        return ""

    def leave(self) -> None:
        """The person goes without Done."""
        self._do(LeaveTurn(session=self.session, participant=self.participant))
        self.participant = ""

    def end_waiting(self) -> None:
        """Ends the turn that was cut short, of which nothing is known here but its token."""
        self.participant = self.bridge.service.interrupted_turn(self.session)
        if self.participant:
            self.leave()

    def knows(self, code: str) -> str:
        """The sentence that says why a code does not fit, "" where it does."""
        try:
            self.bridge.service.own_by_code(self.session, code)
        except Trouble as trouble:
            return trouble.sentence
        return ""

    def saved(self) -> int:
        """In how many files or folders answers of the session were saved."""
        return len(self.bridge.service.exports(self.session))

    def delete(self, code: str) -> bool:
        """Removes the answers of the person with that code."""
        return self._do(DeleteOwn(session=self.session, code=code)) is not None

    def _enter(self, command: Command, then: Callable[[bool], None]) -> None:
        """Beside the screen: what tells a person's secret from others is slow on purpose."""
        if self.doing or not self._is_sent():
            return
        self.doing = True
        self.bridge.do_beside(command, partial(self._on_entered, then))

    def _on_entered(self, then: Callable[[bool], None], outcome: Outcome | None) -> None:
        self.doing = False
        seated: Seated | None = outcome.value if outcome is not None else None
        self.participant = seated.participant if seated else ""
        self.whole = seated.whole if seated else False
        self.code, self.changing = seated.code if seated else "", ""
        then(seated is not None)

    def _keep(self, slot: tuple[str, ...], command: Command) -> None:
        self.doing = True
        try:
            self.bridge.keep((self.session, self.participant, *slot), command)
        finally:
            self.doing = False

    def _do(self, command: Command) -> Outcome | None:
        self.doing = True
        try:
            return self.bridge.do(command) if self._is_sent() else None
        finally:
            self.doing = False

    def _is_sent(self) -> bool:
        """Nothing goes on over a value that is unsent: the turn that it belongs to would be over,
        or sealed without it.
        """
        sent = self.bridge.send()
        if not sent:
            self.bridge.troubled.emit(self.bridge.unsent())
        return sent

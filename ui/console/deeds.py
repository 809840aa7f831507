"""What can be done to a running session from its console, one method a deed."""

import uuid
from collections.abc import Callable
from functools import partial

from msgspec import structs
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.dialogs.ask import Ask
from ui.dialogs.finish import AskFinish
from ui.kit.announcement import announce
from ui.projector.feed import RoomFeed
from workshop.domain.flow import Give, given
from workshop.domain.session import Block, BlockKind, moved
from workshop.domain.stage import Aside, Place, Plain, Stage
from workshop.domain.step import Step, View
from workshop.room.by_lot import reads_on, voice_words
from workshop.room.day import key_at, neighbour, shown_at
from workshop.room.kind import turned, usual_view
from workshop.room.rated_map import with_cut
from workshop.room.session_view import SessionView
from workshop.room.standing import before_reveal, standing
from workshop.services.commands import (
    AddBlock,
    AddTime,
    CallVoice,
    Command,
    DrawGroups,
    FinishSession,
    GoTo,
    OpenStep,
    Reveal,
    RunTimer,
    SetAgenda,
    SetBlack,
    SetFrozen,
    SetPlain,
    ShowAside,
    ShowView,
    SwapInGroups,
    Together,
)
from workshop.words import _, ngettext

EMPTY = Stage()


class ConsoleDeeds(QObject):
    """Each reads a fresh snapshot and carries one command out."""

    said = Signal(str)
    """A sentence for the facilitator."""
    undoable = Signal(str)
    """What was done just now, to be taken back if it was not meant."""
    leaving = Signal()
    """The place is about to change: what was typed there has to be stored."""
    finished = Signal(bool, bool)
    """Whether to print and to back up now."""

    def __init__(
        self,
        window: QWidget,
        bridge: Bridge,
        session: str,
        feed: RoomFeed,
        view: Callable[[], SessionView],
    ) -> None:
        super().__init__(window)
        self._window, self._bridge, self._id = window, bridge, session
        self._feed, self._view = feed, view
        self._question: Ask | None = None
        self._closing = ""
        """The place whose step is revealed in a moment."""

    def stage(self) -> Stage:
        """Where the session stands now."""
        return self._view().stage or EMPTY

    def go_to(self, place: Place, page: int = 0) -> None:
        """Moves to a place; what was typed is stored first, an open question is put away."""
        if self._question is not None:
            self._question.reject()
        self.leaving.emit()
        self._do(GoTo(session=self._id, place=place, page=page))

    def _do(self, command: Command) -> bool:
        return self._bridge.do(command) is not None

    def next_place(self) -> None:
        """The next page of the room's picture, then the next place; never a reveal."""
        stage = self.stage()
        if stage.aside:
            self._do(ShowAside(session=self._id, aside="", page=stage.page))
            return
        if self.next_page():
            return
        after = neighbour(self._view(), stage.place, 1)
        if after is not None:
            self.go_to(after)

    def last_page(self) -> None:
        """The end of the room's picture, where a list has grown."""
        place = self.stage().place
        last = len(self._feed.pages()) - 1
        if last > self.stage().page:
            self._bridge.do(GoTo(session=self._id, place=place, page=last), undoable=False)

    def next_page(self) -> bool:
        """The next page of the room's picture, if it has one."""
        stage = self.stage()
        more = stage.page + 1 < len(self._feed.pages())
        if more:
            self.go_to(stage.place, stage.page + 1)
        return more

    def back(self) -> None:
        """The page before, then the last page of the place before."""
        stage = self.stage()
        if stage.aside:
            self._do(ShowAside(session=self._id, aside="", page=stage.page))
            return
        if stage.page > 0:
            self.go_to(stage.place, stage.page - 1)
            return
        before = neighbour(self._view(), stage.place, -1)
        if before is not None:
            self.go_to(before, self._feed.last_page(before))

    def reveal(self) -> None:
        """Asks once, always in the same words, before anything freezes."""
        view, stage = self._view(), self.stage()
        shown = shown_at(view, stage.place)
        if not shown:
            self.said.emit(_("Nothing is collected here."))
            return
        late = view.progress[shown].after
        if shown in view.snapshots and shown not in stage.opened and not late:
            self.said.emit(_("This was shown already."))
            return
        state = standing(view, shown)
        if state.private or not state.enough:
            self.said.emit(state.sentence)
            return
        self._ask_reveal(before_reveal(state))

    def _ask_reveal(self, sentence: str) -> None:
        if self._question is not None or self._closing:
            return
        self._question = Ask(
            self._window,
            title=_("Reveal now?"),
            sentence=sentence,
            deed=_("Show it to the room"),
            keep=_("Not yet"),
            expected=True,
        )
        self._question.answered.connect(self._on_reveal_answered)
        self._question.open()

    def _on_reveal_answered(self, yes: bool) -> None:  # noqa: FBT001 - Qt's
        self._question = None
        if not yes:
            return
        here = key_at(self._view(), self.stage().place)
        seconds = self._close_soon(shown_at(self._view(), self.stage().place))
        if seconds:
            self._closing = here
            said = ngettext(
                "Phones and laptops have {n} second more.",
                "Phones and laptops have {n} seconds more.",
                seconds,
            )
            self.said.emit(said)
            QTimer.singleShot(seconds * 1000, self, partial(self._reveal, here))
        else:
            self._reveal(here)

    def _close_soon(self, step: str) -> int:
        """Seconds that devices of the room get to hand over what is done."""
        if self._id not in self._bridge.service.links():
            return 0
        from ui.rooms import rooms_of  # noqa: PLC0415 - for start-up time

        return rooms_of(self._bridge).close_soon(self._id, step)

    def _reveal(self, here: str) -> None:
        """Unless one has gone on meanwhile."""
        self._closing = ""
        if here != key_at(self._view(), self.stage().place):
            self.said.emit(_("Nothing was revealed: the room has gone on."))
        elif self._do(Reveal(session=self._id, step=here)):
            announce(self._window, _("Revealed."))

    def black(self) -> None:
        """Blanks the room, or shows it again."""
        self._do(SetBlack(session=self._id, on=not self.stage().black))

    def white(self) -> None:
        """A white room, or its picture again."""
        self._show_plain("white")

    def title(self) -> None:
        """The title of the day in the room, or its picture again."""
        self._show_plain("title")

    def _show_plain(self, plain: Plain) -> None:
        stage = self.stage()
        shown = stage.plain == plain and not stage.black
        wanted = SetPlain(session=self._id, plain="" if shown else plain)
        lit = (SetBlack(session=self._id, on=False),) if stage.black else ()
        self._do(Together(commands=(*lit, wanted)) if lit else wanted)

    def picture_again(self) -> None:
        """Leaves black, white or title."""
        if self.stage().black:
            self.black()
        elif self.stage().plain:
            self._show_plain(self.stage().plain)

    def freeze(self) -> None:
        """Holds the room's picture, or lets it follow."""
        self._do(SetFrozen(session=self._id, on=not self.stage().frozen))

    def timer(self) -> None:
        """Starts or pauses the step's time."""
        timer = self.stage().timer
        if timer.seconds:
            self._do(RunTimer(session=self._id, on=timer.since is None))
        else:
            self.said.emit(_("There is no timer here."))

    def minute(self) -> None:
        """One more minute."""
        self._add_time(60)

    def take_minute(self) -> None:
        """One minute less."""
        self._add_time(-60)

    def _add_time(self, seconds: int) -> None:
        if self.stage().timer.seconds:
            self._do(AddTime(session=self._id, seconds=seconds))
        else:
            self.said.emit(_("There is no timer here."))

    # ---- the day

    def show_day_in_room(self) -> None:
        """Shows the room the times of the day, or its page again."""
        aside: Aside = "" if self.stage().aside == "day" else "day"
        self._do(ShowAside(session=self._id, aside=aside, page=self.stage().page))

    def show_join_in_room(self) -> None:
        """Shows the room how to come in with a phone or laptop, or its page again."""
        aside: Aside = "" if self.stage().aside == "join" else "join"
        self._do(ShowAside(session=self._id, aside=aside, page=self.stage().page))

    def jump(self, block: int) -> None:
        """To the title of a block, once it was asked; the room follows at once."""
        view = self._view()
        if not 0 <= block < len(view.session.agenda) or block == self.stage().place.block:
            return
        asked = Ask(
            self._window,
            title=_("Go to “{title}”?").format(title=view.session.agenda[block].title),
            sentence=_("The room sees it at once. What lies between is not ticked."),
            deed=_("Go there"),
            keep=_("Stay here"),
            expected=True,
        )
        asked.agreed.connect(lambda: self.go_to(Place(block=block)))
        asked.open()

    def move_block(self, block: int, to: int) -> None:
        """A block that is still to come, earlier or later."""
        self._set_agenda(moved(self._view().session.agenda, block, to))

    def leave_out(self, block: int) -> None:
        """A block that is still to come goes."""
        agenda = self._view().session.agenda
        if self._set_agenda(agenda[:block] + agenda[block + 1 :]):
            left = _("Left out: {title}.").format(title=agenda[block].title)
            self.undoable.emit(left)

    def add_block(self, at: int, kind: BlockKind, title: str, minutes: int, exercise: str) -> None:
        """A block comes in; an exercise that was used already once more."""
        name = uuid.uuid4().hex
        block = Block(id=name, kind=kind, title=title, minutes=minutes, exercise=exercise)
        if self._do(AddBlock(session=self._id, block=block, at=at)):
            self.undoable.emit(_("Added: {title}.").format(title=title))

    def change_day(self, chosen: tuple[Give, ...]) -> None:
        """What was chosen gives; one Undo takes it back."""
        if self._set_agenda(given(self._view().session.agenda, chosen)):
            won = sum(give.wins for give in chosen)
            self.undoable.emit(ngettext("{n} minute won.", "{n} minutes won.", won))

    def _set_agenda(self, agenda: tuple[Block, ...]) -> bool:
        return self._do(SetAgenda(session=self._id, agenda=agenda))

    # ---- groups and voices

    def groups(self, size: int) -> None:
        """Groups of that size by lot, shown at once."""
        self._do(DrawGroups(session=self._id, size=size))

    def swap_members(self, one: str, other: str) -> None:
        """Two people in each other's group."""
        self._do(SwapInGroups(session=self._id, one=one, other=other))

    def next_voice(self) -> None:
        """The next voice, with the next line where lines are read in turn."""
        view, stage = self._view(), self.stage()
        begun = self._voice_is_on()
        call = CallVoice(session=self._id, again=reads_on(view, stage.place))
        if not (begun and reads_on(view, stage.place)):
            self._do(call)
        elif stage.page + 1 < len(self._feed.pages()):
            turn = GoTo(session=self._id, place=stage.place, page=stage.page + 1)
            self._do(Together(commands=(turn, call)))
        else:
            self.said.emit(_("All lines are read."))

    def pass_voice(self) -> None:
        """Whose turn it is passes: the next voice, the same line."""
        if self._voice_is_on():
            again = reads_on(self._view(), self.stage().place)
            self._do(CallVoice(session=self._id, passing=True, again=again))
        else:
            self.said.emit(_("Nobody is called yet."))

    def _voice_is_on(self) -> bool:
        words = voice_words(self._view(), self.stage())
        return words is not None and words.begun

    def picture(self, name: str) -> None:
        """Chooses the revealed picture by its id."""
        shown, chosen = self._shown(), self.stage().chosen
        seen = chosen or (usual_view(shown) if shown is not None else None)
        if seen is not None:
            self._do(ShowView(session=self._id, chosen=structs.replace(seen, picture=name)))

    def option(self, view: View) -> None:
        """Chooses something else on the picture (the two lenses of its gaps)."""
        self._do(ShowView(session=self._id, chosen=view))

    def cut(self, link: str) -> None:
        """Cuts a link of the map that the room sees, "" puts it back."""
        shown = self._shown()
        chosen = with_cut(shown, link) if shown is not None else None
        if chosen is not None:
            self.option(chosen)

    def turn_right(self) -> None:
        """The picture by one step."""
        self._turn(1)

    def turn_left(self) -> None:
        """The same, the other way."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        shown, stage = self._shown(), self.stage()
        chosen = turned(shown, stage.chosen, by) if shown is not None else None
        if chosen is not None:
            self._do(ShowView(session=self._id, chosen=chosen, page=stage.page))

    def _shown(self) -> Step | None:
        """The step that the picture here is of."""
        view = self._view()
        key = shown_at(view, self.stage().place)
        return view.step(key) if key else None

    def undo(self) -> None:
        """Takes the newest deed back."""
        if self._bridge.can_undo():
            self._bridge.undo()
        else:
            self.said.emit(_("Nothing to undo."))

    def redo(self) -> None:
        """Does again what was taken back last."""
        if self._bridge.can_redo():
            self._bridge.redo()
        else:
            self.said.emit(_("Nothing to do again."))

    def again(self) -> None:
        """Opens the step here for answers once more."""
        self._do(OpenStep(session=self._id, step=key_at(self._view(), self.stage().place)))

    def finish(self) -> None:
        """Asks once, then ends the session."""
        self.leaving.emit()
        asked = AskFinish(self._window)
        asked.agreed.connect(partial(self._finish, asked))
        asked.open()

    def _finish(self, asked: AskFinish) -> None:
        if self._do(FinishSession(session=self._id)):
            self.finished.emit(asked.print.isChecked(), asked.backup.isChecked())

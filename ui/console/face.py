"""The console's face: its parts in their places, and how a snapshot of the session fills them."""

import datetime as dt

from msgspec import structs
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.console.day_list import ConsoleDay
from ui.console.foot import ConsoleFoot
from ui.console.gather import GatherArea
from ui.console.head import ConsoleHead
from ui.console.jotted import JottedNotes
from ui.console.map import MapArea
from ui.console.middle import ConsoleMiddle
from ui.console.notes import NoteField
from ui.console.room_column import ConsoleRoom
from ui.console.steps import ConsoleSteps
from ui.console.time_panel import TimePanel
from ui.kit.button import Button
from ui.kit.label import Rule
from ui.kit.scroll import SmallScreenScroll
from ui.projector.feed import RoomFeed
from ui.theme import font
from workshop.domain.flow import DayTimes
from workshop.domain.gathering import gathering, name_of
from workshop.domain.hint import remarks
from workshop.domain.stage import Place, Stage
from workshop.domain.step import Step, collects, step_key, written_on_the_day
from workshop.room.by_lot import group_words, voice_words
from workshop.room.console_words import (
    exercise_at,
    page_words,
    place_words,
    running,
    then_words,
)
from workshop.room.day import LATE, day_of, ends_line, key_at, neighbour, shown_at, step_at
from workshop.room.kind import (
    Findings,
    findings,
    option_name,
    options,
    picture_names,
    picture_of,
    usual_view,
)
from workshop.room.rated_map import map_at
from workshop.room.session_view import SessionView
from workshop.room.standing import came_after, standing
from workshop.words import _, ngettext


class ConsoleFace(QWidget):
    """Head, steps, middle, room column and foot, each in its place."""

    def __init__(
        self,
        notes: NoteField,
        jotted: JottedNotes,
        gather: GatherArea,
        drawing: MapArea,
        feed: RoomFeed,
    ) -> None:
        super().__init__()
        self._feed = feed
        self.notes, self.jotted = notes, jotted
        self.gather, self.drawing = gather, drawing
        self._private = True
        self._timed: tuple[object, object, object] = (None, None, None)
        """The session, its stage and the minute for which the times of day are shown."""
        self._told: tuple[object, ...] | None = None
        """What the findings on show were made of."""
        self.group_step = ""
        """The step of the present exercise that the customer group is named for."""
        self.head, self.steps, self.middle = ConsoleHead(), ConsoleSteps(), ConsoleMiddle()
        self.room, self.foot = ConsoleRoom(notes, jotted), ConsoleFoot()
        self.day, self.time = ConsoleDay(), TimePanel()
        self._build_deeds()
        self._lay_out()

    def _build_deeds(self) -> None:
        self.listed = Button("", look="quiet", side=8)
        self.listed.setFont(font(15))
        self.listed.setObjectName("notes listed")
        self.decisions = Button(_("Write the decisions"), icon="pencil")
        self.parked = Button(_("Settle this one"), icon="pencil")
        self.group = Button(_("Name the group"), icon="people")
        self.again = Button(_("Ask again"), icon="undo")
        self.finish = Button(_("Finish the session"), icon="tick")
        for deed in (self.decisions, self.parked, self.group, self.again, self.finish):
            self.middle.deeds.addWidget(deed)
        self.middle.deeds.addStretch(1)
        self.notes.add_beside(self.listed)
        for area in (self.gather, self.drawing):
            area.hide()
            self.middle.lists.addWidget(area)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.steps)
        middle.addWidget(self.day)
        middle.addWidget(Rule(upright=True))
        middle.addWidget(self.middle, 1)
        middle.addWidget(self.time, 1)
        middle.addWidget(Rule(upright=True))
        self._room_side = SmallScreenScroll(self.room)
        self._fit_room_side()
        middle.addWidget(self._room_side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(Rule())
        column.addLayout(middle, 1)
        column.addWidget(Rule())
        column.addWidget(self.foot)
        self.turn_to_day(on=False)

    def turn_to_day(self, *, on: bool) -> None:
        """The day with what could give, or the steps with what to say."""
        self.day.setVisible(on)
        self.time.setVisible(on)
        self.steps.setVisible(not on)
        self.middle.setVisible(not on)
        if on:
            self.time.begin()

    def shows_day(self) -> bool:
        """Whether the day shows in place of the steps."""
        return not self.day.isHidden()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - named for what it says
        """The form for windows under 1200 wide."""
        for part in (
            self.head,
            self.steps,
            self.day,
            self.middle,
            self.time,
            self.room,
            self.foot,
            self.drawing,
        ):
            part.set_narrow(narrow)
        self._fit_room_side()

    def _fit_room_side(self) -> None:
        """As wide as the room column, which scrolls on a low screen."""
        self._room_side.setFixedWidth(self.room.minimumWidth())

    def set_private(self, *, private: bool) -> None:
        """Whether the room does not see the console; else notes, hints and names do not show."""
        self._private = private
        self.head.set_private(private=private)
        self.room.set_private(private=private)

    def private(self) -> bool:
        """Whether notes, hints and names show."""
        return self._private

    def show_session(self, view: SessionView, stage: Stage, now: dt.datetime) -> None:
        """Everything but the page that the room sees."""
        self.head.mark_rehearsal(on=view.session.kind == "rehearsal")
        self.show_time(view, stage, now)
        self._show_middle(view, stage, day_of(view, now))
        self.foot.show_curtain(stage)
        self.show_notes(view, stage)
        self._show_then(view, stage)
        self._show_pictures(view, stage)

    def show_time(self, view: SessionView, stage: Stage, now: dt.datetime) -> None:
        """The clock, how late it is, the timer."""
        timer = stage.timer
        left = timer.remaining(now.timestamp()) if timer.seconds else 0
        self.room.timer.show_time(left, timer.seconds, running=timer.since is not None)
        told = (now.replace(second=0, microsecond=0), self.shows_day())
        session, at, before = self._timed
        if session is not view.session or at is not view.stage or before != told:
            self._timed = (view.session, view.stage, told)
            self._show_minute(view, stage, now)

    def _show_minute(self, view: SessionView, stage: Stage, now: dt.datetime) -> None:
        """What the time of day changes once a minute."""
        head = view.session
        about = ", ".join(part for part in (head.title, head.client) if part)
        day = day_of(view, now)
        late = _("{n} min behind").format(n=day.behind) if day.behind >= LATE else ""
        ends = ends_line(view, stage.place, day)
        self.head.show_day(running(view, stage.place), about, ends, late)
        self.head.show_clock(f"{now:%H:%M}")
        self.steps.show_day(view, stage.place, day)
        if self.shows_day():
            self.day.show_day(day, stage.place.block)
            self.time.show_day(view, stage, day, now.hour * 60 + now.minute)

    def _show_middle(self, view: SessionView, stage: Stage, day: DayTimes) -> None:
        words = place_words(view, stage.place, day)
        middle = self.middle
        say, asked = (words.say, words.asked) if self._private else ("", "")
        middle.show_place(words.title, words.mode, say, words.kicker, asked)
        key, shown = key_at(view, stage.place), shown_at(view, stage.place)
        asking = bool(shown) and (shown not in view.snapshots or shown in stage.opened)
        state = standing(view, shown) if asking else None
        middle.show_standing(state)
        middle.show_by_lot(group_words(view, stage), voice_words(view, stage))
        self._show_result(view, stage, key, shown)
        waiting = state is not None and not state.over
        expected = not waiting and not _is_last(view, stage.place) and not self.shows_day()
        self.foot.expect_next(expected)
        self._show_deeds(view, stage, key, shown, asking=asking)

    def _show_result(self, view: SessionView, stage: Stage, key: str, shown: str) -> None:
        snapshot = view.snapshots.get(shown)
        step = view.revealed_step(shown) if shown else None
        exercise = exercise_at(view, stage.place)
        summary = snapshot.summary if snapshot is not None else None
        after = came_after(view, shown) if summary is not None else ""
        told = (key, exercise, step, summary, stage.chosen, after, self._private)
        if told == self._told:
            return
        self._told = told
        found = Findings()
        if summary is not None and step is not None:
            found = findings(step, summary, stage.chosen)
            found = structs.replace(found, said=(*found.said, *((after,) if after else ())))
        name = key.partition("/")[2]
        helps: tuple[str, ...] = ()
        if exercise is not None and name and self._private:
            helps = remarks(exercise, name, summary)
        self.middle.show_findings(found, helps)

    def _show_deeds(
        self, view: SessionView, stage: Stage, key: str, shown: str, *, asking: bool
    ) -> None:
        exercise, step = exercise_at(view, stage.place), step_at(view, stage.place)
        written = {written_on_the_day(each): each.id for each in exercise.steps} if exercise else {}
        self.group.setVisible("customer group" in written and not view.snapshots.get(shown))
        about = exercise.id if exercise else ""
        self.group_step = step_key(about, written.get("customer group", ""))
        group = "".join(map(name_of, view.lists.get(self.group_step, ())))
        name = _("Group: {group}").format(group=group) if group else ""
        self.group.set_text(name or _("Name the group"))
        self._show_worked_in(view, stage, key, step)
        decides = step is not None and written_on_the_day(step) == "decisions"
        self.decisions.setVisible(decides)
        parks = step is not None and written_on_the_day(step) == "parking"
        self.parked.setVisible(parks and any(each.kind == "park" for each in view.notes))
        self.again.setVisible(bool(shown) and shown == key and not asking)
        self.finish.setVisible(_is_last(view, stage.place) and view.session.state != "finished")
        self.finish.set_look("expected" if _is_last(view, stage.place) else "usual")
        self.middle.background.setVisible(exercise is not None and self._private)
        self.middle.show_deeds()

    def _show_worked_in(self, view: SessionView, stage: Stage, key: str, step: Step | None) -> None:
        """Where the step is a list to be named and no more, or a map: the middle is worked in."""
        drawn, rated = map_at(view, stage, key)
        names = (
            step is not None
            and gathering(step) is not None
            and not collects(step)
            and drawn is None
        )
        came = {
            self.gather: names and self.gather.isHidden(),
            self.drawing: drawn is not None and self.drawing.isHidden(),
        }
        self.steps.set_folded(folded=names or drawn is not None)
        self.gather.show_list(view, key if names else "")
        self.drawing.show_map(view, drawn, rated)
        for area, on in ((self.gather, names), (self.drawing, drawn is not None)):
            if not on and area.isAncestorOf(self.focusWidget() or self):
                self.window().setFocus()
            area.setVisible(on)
        if came[self.gather]:
            self.gather.line.setFocus()
        elif came[self.drawing] and rated is None:
            self.drawing.begin()

    def show_notes(self, view: SessionView, stage: Stage) -> None:
        """The notes of the place, and how many there are of them and in the parking lot."""
        key = key_at(view, stage.place)
        here = tuple(note for note in view.notes if note.kind == "note" and note.step == key)
        self.jotted.show_notes(here)
        notes = len(here)
        parked = sum(note.kind == "park" for note in view.notes)
        parts = [
            ngettext("1 note", "{n} notes", notes) if notes else "",
            _("{n} parked").format(n=parked) if parked else "",
        ]
        words = ", ".join(part for part in parts if part) or _("All notes")
        if words != self.listed.text():
            self.listed.setText(words)
            self.listed.setAccessibleName(_("Notes and parking lot: {words}").format(words=words))
            self.listed.updateGeometry()

    def _show_then(self, view: SessionView, stage: Stage) -> None:
        if stage.aside:  # Next gives the room its page back
            back = self._feed.page_ahead(stage.place)
            step = step_at(view, stage.place)
            title = step.title if step is not None else running(view, stage.place)
            self.room.show_page_number("")
            self.room.show_then(title, "", back.scene if back else None, locked=False)
            return
        pages = self._feed.pages()
        then = then_words(view, stage.place, stage.page, len(pages))
        several = len(pages) > 1
        at = min(stage.page, len(pages) - 1)
        self.room.show_page_number(page_words(at, len(pages)) if several else "")
        page = None
        if then.place == stage.place and then.page < len(pages):
            page = pages[then.page]
        elif then.place is not None and not then.locked:
            page = self._feed.page_ahead(then.place)
        self.room.show_then(
            then.title, then.about, page.scene if page else None, locked=then.locked
        )

    def _show_pictures(self, view: SessionView, stage: Stage) -> None:
        """The pictures to choose from here, and what there is to choose on them."""
        key, shown = key_at(view, stage.place), shown_at(view, stage.place)
        asked_again = shown == key and shown in stage.opened
        if not shown or shown not in view.snapshots or asked_again:
            self.middle.show_pictures({}, "")
            return
        here, step = view.step(key), view.revealed_step(shown)
        chosen = picture_of(here, step, stage.chosen)
        seen = stage.chosen or usual_view(step)
        choices = options(step, seen) if seen is not None else ()
        name = option_name(step, seen) if seen is not None else ""
        self.middle.show_pictures(picture_names(here, step), chosen, choices, name)


def _is_last(view: SessionView, place: Place) -> bool:
    return neighbour(view, place, 1) is None

"""The day itself: console and room from place to place, and the desk going round."""

import time
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QApplication

from ui.bridge import Bridge
from ui.console.window import ConsoleWindow
from ui.demo.camera import Camera
from ui.demo.clock import DemoClock
from ui.demo.hands import (
    find,
    key,
    names,
    press,
    settle,
    showing,
    until,
    window,
    write,
)
from ui.demo.person import DeskPerson, sheet_of
from ui.desk.window import DeskWindow
from ui.kit.step import EntryWidget
from ui.projector.window import RoomWindow
from workshop.domain.gathering import Gathering, gathering, made_up, row_of, rows_read
from workshop.domain.stage import Place, Stage
from workshop.domain.step import collects, shows, written_on_the_day
from workshop.room.day import block_at, key_at, neighbour, step_at, steps_of
from workshop.room.kind import stays_private
from workshop.room.session_view import SessionView
from workshop.services import sample_answers as said
from workshop.services.commands import NameEntries
from workshop.words import _

SIGNS = ("oak", "blue", "Tuesday", "heron", "seven", "my gran", "tea", "north")
PIN = "2468"
DEBOUNCE = 0.16
"""Seconds between two presses of a key that the console takes for two."""


@dataclass
class Played:
    """A session that is over. codes: of its people."""

    session: str
    title: str
    codes: tuple[str, ...]


class Day:
    """Runs one session with eight people."""

    def __init__(self, bridge: Bridge, session: str, camera: Camera, clock: DemoClock) -> None:
        self._bridge, self._service = bridge, bridge.service
        self._session, self._camera = session, camera
        self._clock = clock
        self._console, self._room = window(ConsoleWindow), window(RoomWindow)
        self._people = [DeskPerson(sign) for sign in SIGNS]
        self._asked: set[str] = set()
        self._pressed = 0.0
        self._seen: set[str] = set()

    def played(self) -> Played:
        """What came of it."""
        codes = tuple(person.code for person in self._people)
        return Played(self._session, self._view().session.title, codes)

    def run(self) -> None:
        """From the title page to the last farewell."""
        self._open()
        while True:
            self._at_place()
            if neighbour(self._view(), self._stage().place, 1) is None:
                break
            self._go_on()
        self._close()
        press(_("Finish the session"))
        press(_("Finish"))
        settle()

    def _open(self) -> None:
        """Before the first step."""

    def _close(self) -> None:
        """After the last one."""

    # ---- where we are

    def _view(self) -> SessionView:
        return self._service.view(self._session)

    def _stage(self) -> Stage:
        return self._view().stage or Stage()

    def _here(self) -> str:
        return key_at(self._view(), self._stage().place)

    def _front(self) -> None:
        self._console.activateWindow()
        self._console.setFocus()
        settle()

    def _key(self, keys: str) -> None:
        self._front()
        settle(self._pressed + DEBOUNCE - time.monotonic())
        self._pressed = time.monotonic()
        key(keys, self._console.focusWidget() or self._console)

    def _go_on(self) -> None:
        """To the next place, past every page of this one."""
        before = self._stage().place
        block, step = block_at(self._view(), before), step_at(self._view(), before)
        pause = block is not None and not block.exercise
        self._clock.pass_minutes(step.minutes if step else block.minutes if block and pause else 0)
        while self._stage().place == before:
            self._snap_room()
            self._key("PgDown")

    def _snap_room(self) -> None:
        settle()
        self._camera.snap(self._room, "room " + (self._here().replace("/", " ") or "between"))

    # ---- what is done at a place

    def _at_place(self) -> None:
        here = self._here()
        self._reveal_shown(here)
        self._write_down(here)
        if self._is_stop():
            self._hold_round()
            self._reveal_rest()

    def _write_down(self, here: str) -> None:
        """What is named, decided or drawn by lot here."""
        view = self._view()
        step = step_at(view, self._stage().place)
        if step is None:
            return
        written, names_list = written_on_the_day(step), gathering(step)
        if written == "customer group":
            self._name_group()
        elif written == "decisions":
            self._write_decisions()
        elif names_list is not None and not view.lists.get(here):
            self._name_list(here, names_list)
        elif "pairs" in step.modes:
            self._draw_pairs()

    def _name_list(self, here: str, names_list: Gathering) -> None:
        """A whole list is pasted, as from a spreadsheet; a map is drawn from what is stored."""
        made = [row_of(names_list.fields, entry) for entry in made_up(names_list)]
        rows = said.LISTS.get(here, made)
        QApplication.clipboard().setText("\n".join("\t".join(row) for row in rows) + "\n")
        if _("Name an entry") in names():
            key("Ctrl+V", find(_("Name an entry")))
        else:
            entries = rows_read(names_list.fields, QApplication.clipboard().text())
            self._bridge.do(NameEntries(session=self._session, step=here, entries=entries))
        until("list", lambda: bool(self._view().lists.get(here)))
        self._camera.snap(self._console, f"console {here.replace('/', ' ')}")

    def _draw_pairs(self) -> None:
        """Who tells whom, by lot."""
        self._key("G")
        self._camera.snap(self._console, "console groups")
        self._camera.snap(self._room, f"room {self._here().replace('/', ' ')} by lot")

    def _look_at_dialog(self, name: str) -> None:
        self._camera.shoot_dialog(find(_("Close")).window(), name)
        press(_("Close"))

    def _name_group(self) -> None:
        press(_("Name the group"))
        write(_("The group we look at"), said.CUSTOMER_GROUP)
        self._look_at_dialog("customer group")

    def _write_decisions(self) -> None:
        press(_("Write the decisions"))
        for slot, (text, plan) in enumerate(zip(said.DECISIONS, said.DECIDED, strict=True), 1):
            title = _("Decision {n}").format(n=slot)
            write(title, text)
            for name, value in ((_("Who sees to it"), plan["who"]), (_("By when"), plan["by"])):
                write(f"{title}, {name}", value)
        self._look_at_dialog("decisions")

    # ---- the desk

    def _is_stop(self) -> bool:
        """Whether people answer now: a picture is about to be shown, or nothing more is asked."""
        view, stage = self._view(), self._stage()
        if self._asked.issuperset(stage.opened):
            return False
        after = neighbour(view, stage.place, 1)
        if after is None or after.block != stage.place.block:
            return True
        block = block_at(view, stage.place)
        rest = steps_of(view, block)
        ids = [step.id for step in rest]
        ahead = rest[ids.index(stage.place.step) + 1 :] if stage.place.step in ids else rest
        step = step_at(view, after)
        about = shows(step) if step is not None else ""
        return bool(about) or not any(collects(step) for step in ahead)

    def _hold_round(self) -> None:
        """The laptop goes round; then the facilitator leaves the desk with the PIN."""
        view = self._view()
        steps = self._stage().opened
        self._key("D")
        if not self._service.has_pin():
            write(_("New PIN"), PIN)
            write(_("The same once more"), PIN)
            press(_("Set PIN"))
        desk = window(DeskWindow)
        for number, person in enumerate(self._people):
            look = partial(self._look_at_desk, desk, steps) if not number else settle
            person.take_turn(desk, sheet_of(view, steps, number), look)
        press(_("Leave desk"))
        write(_("Facilitator’s PIN"), PIN)
        press(_("Leave"))
        self._console = window(ConsoleWindow)
        self._asked |= set(steps)

    def _look_at_desk(self, desk: DeskWindow, steps: tuple[str, ...]) -> None:
        """The first person of a round is pictured; each sort of page the first time from all
        sides.
        """
        new = next(step for step in steps if step not in self._asked)
        name = f"desk {new.replace('/', ' ')}"
        sorts = {type(desk.page()).__name__}
        sorts |= {type(entry).__name__ for entry in showing(EntryWidget, desk)}
        if sorts <= self._seen:
            self._camera.snap(desk, name)
        else:
            self._seen |= sorts
            self._camera.shoot(desk, name)

    # ---- reveal

    def _reveal_shown(self, here: str) -> None:
        """At a talk about a step that people have answered: reveal it, look at every picture."""
        view = self._view()
        shown = view.shown_step(here) if here else ""
        if shown and shown in self._asked and shown not in view.snapshots:
            self._reveal()
            if shown != here:
                self._look_at_pictures(here)

    def _reveal(self) -> None:
        self._key("R")
        press(_("Show it to the room"))
        settle()

    def _look_at_pictures(self, here: str) -> None:
        pictures = [
            name for name in names() if name.startswith(_("Picture: {name}").format(name=""))
        ]
        for name in sorted(pictures):
            press(name)
            self._camera.shoot(self._room, f"room {here.replace('/', ' ')} {name.split()[-1]}")

    def _reveal_rest(self) -> None:
        """Steps that no later talk shows are revealed at their own place; then back."""
        view, stage = self._view(), self._stage()
        here = stage.place
        block = block_at(view, here)
        shown = {shows(step) for step in steps_of(view, block)}
        for step in stage.opened:
            name = step.partition("/")[2]
            if name not in shown and not stays_private(view.step(step)):
                self._step_to(name)
                self._reveal()
                self._snap_room()
        self._step_to(here.step)

    def _step_to(self, step: str) -> None:
        """Chooses a step of this block in the list on the left."""
        view, place = self._view(), self._stage().place
        if place.step == step:
            return
        title = view.step(f"{self._here().partition('/')[0]}/{step}").title
        press(next(name for name in names() if f": {title}," in name))
        until(f"step {step}", lambda: self._stage().place == Place(block=place.block, step=step))

"""A person at the desk: takes a sign or gives a code, answers with keys, passes the laptop."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.demo.boards import fill_boards
from ui.demo.hands import (
    NotThere,
    click,
    key,
    names,
    press,
    settle,
    showing,
    type_into,
    until,
    write,
)
from ui.desk.turn import TurnPage
from ui.desk.window import DeskWindow
from ui.kit.cells import CellBoard, CellRow
from ui.kit.release import ReleaseTick
from ui.kit.step import EntryWidget
from ui.kit.writing import Writing
from workshop.domain.step import TextRule, Value, cells
from workshop.room.session_view import SessionView
from workshop.services.sample import answers
from workshop.words import _

PROMPT = "prompt"
"""The cell of a choice among sentences; all others are named by what is asked."""

Looking = Callable[[], None]


@dataclass
class FilledSheet:
    """What a person would put on paper, by the label of its place."""

    choices: dict[str, Value] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    ticks: set[str] = field(default_factory=set)
    prompt: Value = None


def sheet_of(view: SessionView, steps: tuple[str, ...], person: int) -> FilledSheet:
    """What a sample person answers to these steps."""
    sheet = FilledSheet()
    for step in steps:
        given = answers(view, step, person)
        for cell in cells(view.step(step)):
            if cell.name not in given:
                continue
            value = given[cell.name]
            if isinstance(cell.values, TextRule):
                sheet.texts[cell.label] = str(value)
            elif value is True:
                sheet.ticks.add(cell.label)
            elif cell.name == PROMPT:
                sheet.prompt = value
            else:
                sheet.choices[cell.label] = value
    return sheet


class DeskPerson:
    """One of the eight. code: the receipt code, once it was shown."""

    def __init__(self, sign: str) -> None:
        self.sign, self.code = sign, ""

    def take_turn(self, desk: DeskWindow, sheet: FilledSheet, look: Looking) -> None:
        """Sits down, answers what is asked, and passes the laptop. look: at every page."""
        self._arrive(look)
        until("question", lambda: isinstance(desk.page(), TurnPage))
        while isinstance(page := desk.page(), TurnPage):
            answer_page(desk, sheet)
            look()
            before = page.question()
            press(_("Next statement") if _("Next statement") in names() else _("Done"))
            if desk.page() is page and page.question() <= before:
                raise NotThere(f"the desk does not go on: {sorted(names())}")
        self._keep_code(desk)
        look()
        press(_("Pass the laptop"))

    def _arrive(self, look: Looking) -> None:
        """Takes a sign the first time, gives the code after that."""
        look()
        if not self.code:
            write(_("Your sign"), self.sign)
            press(_("Begin"))
            return
        write(_("Your sign or your code"), self.code)
        press(_("Go on"))
        look()
        press(_("Go on"))

    def _keep_code(self, desk: DeskWindow) -> None:
        for shown in showing(QLabel, desk):
            if shown.objectName() == "receipt code":
                self.code = shown.accessibleName()


def answer_page(desk: DeskWindow, sheet: FilledSheet) -> None:
    """Answers what is on the screen."""
    sheet = next((_card(sheet, each.question()) for each in showing(EntryWidget, desk)), sheet)
    for board in list(showing(CellBoard, desk)):
        for row in board.rows:
            _choose(row, sheet)
    fill_boards(desk, sheet.choices)
    for place in list(showing(Writing, desk)):
        text = sheet.texts.get(place.edit.accessibleName(), "")
        if text and not place.text():
            place.edit.setFocus(Qt.FocusReason.TabFocusReason)
            type_into(place.edit, text)
    for tick in list(showing(ReleaseTick, desk)):
        if tick.accessibleName() in sheet.ticks and not tick.isChecked():
            click(tick)
    settle()


def _card(sheet: FilledSheet, at: int) -> FilledSheet:
    """The sheet with what one card of it says under the names that its page has."""
    before = _("Card {n}: {field}").format(n=at + 1, field="")
    named = {name: name.removeprefix(before) for name in (*sheet.choices, *sheet.texts)}
    return FilledSheet(
        choices={named[name]: value for name, value in sheet.choices.items()},
        texts={named[name]: text for name, text in sheet.texts.items()},
        ticks={name.removeprefix(before) for name in sheet.ticks},
        prompt=sheet.prompt,
    )


def _choose(row: CellRow, sheet: FilledSheet) -> None:
    """Presses the key of the cell that the sheet has for a row."""
    wanted, answered = sheet.prompt, sheet.prompt is not None
    for label, value in sheet.choices.items():
        if row.cells[0].choice.name.startswith(f"{label}:"):
            wanted, answered = value, True
    for cell in row.cells:
        if answered and cell.choice.value == wanted:
            row.stop().setFocus(Qt.FocusReason.TabFocusReason)
            key(cell.choice.key, row.stop())
            return

"""The second page of a session's dialog: whom, when, where, in which words, in which room."""

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.choice import Segments, Tick
from ui.kit.date_field import DateField
from ui.kit.field import FaultLine, Field, NumberField
from ui.kit.label import Label
from workshop.domain.nouns import several, usual_noun
from workshop.domain.session import Profile, Session, Wording, minute_of_day
from workshop.errors import Refused
from workshop.words import _

GAP = 36
MOST_LAPTOPS = 50


class SessionDetails(QWidget):
    """All that has a good default; `changed` tells of every change."""

    changed = Signal()

    def __init__(self, day: dt.date) -> None:
        super().__init__()
        self._wordings: dict[str, Wording] = {
            _("As written"): "as_written",
            _("All classic"): "classic",
            _("All neutral"): "neutral",
        }
        self._profiles: dict[str, Profile] = {_("Near"): 4, _("Middle"): 6, _("Far"): 8}
        self.client = Field(_("Client"), placeholder=_("Who it is for"))
        self.after = Tick(
            _("Bring along what was left open last time"),
            _("Decisions and the parking lot, to be ticked off."),
        )
        self.after.setChecked(True)
        self.after.hide()
        self.date = DateField(_("Date"), day)
        self.starts = Field(_("Starts"), width=92, limit=5)
        self.starts.set_text("09:00")
        self._when_fault = FaultLine()
        self.place = Field(_("Place"), placeholder=_("Where, which room"))
        self.laptops = NumberField(
            _("Laptops for answers"), 1, 1, MOST_LAPTOPS, help=_("people take turns at them")
        )
        self.noun = Field(_("You call them a"), limit=40)
        self.noun.set_text(usual_noun())
        self.nouns = Field(_("And several"), limit=40)
        self.wording = Segments(self._wordings)
        self.wording.set_value(_("As written"))
        self.profile = Segments(self._profiles)
        self.profile.set_value(_("Middle"))
        self.unanimous = Tick(
            _("Hide a result that is all the same"), _("Showing it tells what each person said.")
        )
        self._build()
        self._connect()
        self._on_noun("")

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        left, right = QVBoxLayout(), QVBoxLayout()
        row.addLayout(left, 395)
        row.addLayout(right, 377)
        when = QHBoxLayout()
        when.setSpacing(12)
        when.addWidget(self.date, 1)
        when.addWidget(self.starts)
        left.setSpacing(16)
        left.addWidget(self.client)
        left.addWidget(self.after)
        left.addLayout(when)
        left.addWidget(self._when_fault)
        left.addWidget(self.place)
        left.addWidget(self.laptops)
        left.addStretch(1)
        names = QHBoxLayout()
        names.setSpacing(12)
        names.addWidget(self.noun)
        names.addWidget(self.nouns)
        right.setSpacing(16)
        right.addLayout(names)
        help_words = _("As written: readings classic, statements to rate neutral.")
        right.addLayout(_titled(_("Wording"), self.wording, help_words))
        help_row = _("The test picture, in Settings under Screens, tells which one it is.")
        right.addLayout(_titled(_("The last row is"), self.profile, help_row))
        right.addWidget(self.unanimous)
        right.addStretch(1)

    def _connect(self) -> None:
        for field in (self.client, self.starts, self.place, self.laptops, self.noun, self.nouns):
            field.changed.connect(self._on_changed)
        for segments in (self.wording, self.profile):
            segments.chosen.connect(self._on_changed)
        self.date.changed.connect(self._on_changed)
        self.unanimous.toggled.connect(self._on_changed)
        self.noun.changed.connect(self._on_noun)

    def values(self) -> dict[str, object]:
        """Field by field, under the names that `Session` and `NewSession` share."""
        return {
            "client": self.client.text(),
            "place": self.place.text(),
            "date": self.date.value(),
            "starts": self.starts.text(),
            "noun": self.noun.text(),
            "nouns": self.several(),
            "wording": self._wordings[self.wording.value()],
            "withhold_unanimous": self.unanimous.isChecked(),
            "laptops": self.laptops.value(),
            "profile": self._profiles[self.profile.value()],
        }

    def fill(self, session: Session) -> None:
        """Shows a session's values."""
        self.client.set_text(session.client)
        self.place.set_text(session.place)
        self.date.set_value(session.date)
        self.starts.set_text(session.starts)
        self.noun.set_text(session.noun)
        self.nouns.set_text(session.nouns)
        self.laptops.set_value(session.laptops)
        self.unanimous.setChecked(session.withhold_unanimous)
        self.wording.set_value(_name_of(self._wordings, session.wording))
        self.profile.set_value(_name_of(self._profiles, session.profile))

    def remember(self, last: Session) -> None:
        """Begins with the words and the place of another session."""
        if not self.place.text():
            self.place.set_text(last.place)
        if self.noun.text() == usual_noun():
            self.noun.set_text(last.noun)
            self.nouns.set_text(last.nouns)

    def several(self) -> str:
        """What several are called: as written, else the usual word."""
        return self.nouns.text() or several(self.noun.text())

    def valid(self) -> bool:
        """Whether all of it can be used; says what is amiss where it is."""
        self.noun.set_error("" if self.noun.text() else _("What are they called?"))
        try:
            minute_of_day(self.starts.text())
        except Refused as trouble:
            amiss = trouble.sentence
        else:
            amiss = ""
        self._when_fault.say(amiss)
        self.starts.mark(fault=bool(amiss))
        self.starts.edit.setAccessibleDescription(amiss)
        return not amiss and bool(self.noun.text()) and self.laptops.value() is not None

    def _on_noun(self, _text: str) -> None:
        self.nouns.edit.setPlaceholderText(several(self.noun.text()))

    def _on_changed(self) -> None:
        self.changed.emit()


def _name_of(names: Mapping[str, object], value: object) -> str:
    return next(name for name, each in names.items() if each == value)


def _titled(title: str, part: QWidget, help_text: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(Label(title, 16, bold=True))
    column.addWidget(part)
    column.addWidget(Label(help_text, 15, colour="ink2", wrap=True))
    return column

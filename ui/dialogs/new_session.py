"""Making a session, or changing the head of one: a calm first page, the rest behind More."""

import datetime as dt
from collections.abc import Mapping

from msgspec import convert, structs
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.session_details import GAP, SessionDetails
from ui.kit.button import Button
from ui.kit.choice import CardOption, ChoiceCards
from ui.kit.dialog import GroundDialog
from ui.kit.field import Field, NumberField
from ui.kit.icon import IconPicture
from ui.kit.label import Label, Rule
from ui.kit.scroll import SmallScreenScroll
from ui.kit.window_size import within_screen
from workshop.domain.exercise import Template
from workshop.domain.session import Session, purge_day
from workshop.domain.threshold import FLOOR, proposed_threshold
from workshop.services.commands import OWN_TEMPLATE, EditSession, NewSession
from workshop.words import _, duration

WIDE, HIGH, PADDING = 880, 624, 36
LEFT, RIGHT = 395, 377
MOST_PEOPLE = 400
EMPTY = ""
PREFERRED = "half_day"


class SessionDialog(GroundDialog):
    """Values in, a command out: `given` carries NewSession, or EditSession where a session was
    given. Enter gives, Esc leaves all as it is.
    """

    given = Signal(object)
    forget_asked = Signal(str)
    """The id of a template of one's own that is not wanted any more."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        templates: tuple[Template, ...] = (),
        session: Session | None = None,
        clients: Mapping[str, Session] | None = None,
    ) -> None:
        """clients: by name, with the session whose words, place and mode a new one begins with."""
        super().__init__(parent)
        self._clients = clients or {}
        self._session = session
        self._second: SessionDetails | None = None
        self._remembered = ""
        """The client whose ways are filled in."""
        self._proposing = session is None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("session")
        heading = _("New session") if session is None else _("Edit details")
        self.setWindowTitle(heading)
        self.setAccessibleName(heading)
        self.heading = Label(heading, 26, bold=True)
        self.title = Field(_("Title"), placeholder=_("What you call the day"))
        self.templates = ChoiceCards(_template_cards(templates))
        self.forget = Button(_("Remove this template"), icon="bin", look="quiet")
        self.forget.hide()
        self.people = NumberField(
            _("People expected"), 8, 1, MOST_PEOPLE, help=_("including you only if you answer")
        )
        self.mode = ChoiceCards(_mode_cards())
        self.threshold = NumberField(
            _("Show a result from"), 5, FLOOR, MOST_PEOPLE, help=_("answers. Never fewer than 3.")
        )
        self.more = Button(_("More details"), icon="next", look="quiet")
        self.cancel = Button(_("Cancel"), key=_("Esc"))
        deed = _("Create session") if session is None else _("Save")
        self.deed = Button(deed, key=_("Enter"), look="expected")
        self._build()
        self._fill(templates)
        self._connect()
        self._check()
        self.title.edit.setFocus()

    def details(self) -> SessionDetails:
        """The second page, made when it is first wanted: until then all on it stays as it is."""
        if self._second is None:
            session = self._session
            self._second = SessionDetails(session.date if session else dt.date.today())
            if session is not None:
                self._second.fill(session)
            self._second.changed.connect(self._check)
            self._second.client.edit.editingFinished.connect(self._on_client)
            self._pages.addWidget(self._second)
        return self._second

    def _build(self) -> None:
        self.setFixedSize(within_screen(self, QSize(WIDE, HIGH)))
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 25, PADDING, 23)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.more)
        column.addLayout(head)
        column.addSpacing(14)
        self._pages = QStackedWidget()
        self._first = self._build_first()
        self._pages.addWidget(self._first)
        column.addWidget(SmallScreenScroll(self._pages), 1)
        column.addWidget(Rule())
        column.addSpacing(17)
        column.addLayout(self._build_foot())

    def _build_first(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        left, right = QVBoxLayout(), QVBoxLayout()
        row.addLayout(left, LEFT)
        row.addLayout(right, RIGHT)
        for side in (left, right):
            side.setSpacing(6)
        left.addWidget(self.title)
        left.addSpacing(14)
        if self._session is None:
            left.addWidget(Label(_("Start from"), 16, bold=True))
            left.addWidget(self.templates)
            left.addWidget(self.forget)
        left.addStretch(1)
        right.addWidget(self.people)
        right.addSpacing(14)
        right.addWidget(Label(_("Answers are"), 16, bold=True))
        right.addWidget(self.mode)
        right.addSpacing(14)
        right.addWidget(self.threshold)
        right.addStretch(1)
        return page

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(10)
        promise = _("Once somebody has answered, this can get stricter, never looser.")
        foot.addWidget(IconPicture("lock", 20, "ink2"))
        foot.addWidget(Label(promise, 15, colour="ink2", elide=True), 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.deed)
        self.deed.setDefault(True)
        return foot

    def _fill(self, templates: tuple[Template, ...]) -> None:
        known = [template.id for template in templates]
        self.templates.set_value(PREFERRED if PREFERRED in known else (*known, EMPTY)[0])
        session = self._session
        if session is None:
            self.mode.set_value("anonymous")
            return
        self.title.set_text(session.title)
        self.people.set_value(session.people)
        self.mode.set_value(session.mode)
        self.threshold.set_value(session.threshold)

    def _connect(self) -> None:
        self.title.changed.connect(self._check)
        self.people.changed.connect(self._on_people)
        self.threshold.edit.textEdited.connect(self._on_threshold_edited)
        self.threshold.changed.connect(self._check)
        self.mode.chosen.connect(self._check)
        self.templates.chosen.connect(self._on_template)
        self.forget.clicked.connect(self._on_forget)
        self.more.clicked.connect(self._on_more)
        self.cancel.clicked.connect(self.reject)
        self.deed.clicked.connect(self.accept)

    def value(self) -> NewSession | EditSession | None:
        """What the page asks for; None while it is not whole."""
        people, threshold = self.people.value(), self.threshold.value()
        if not self._valid():
            return None
        head = {
            **(self._second.values() if self._second else {}),
            "title": self.title.text(),
            "mode": self.mode.value(),
            "threshold": threshold,
            "people": people,
        }
        session = self._session
        if session is None:
            made = {"date": dt.date.today(), **head, "template": self.templates.value() or EMPTY}
            made["after"] = self._after()
            return convert(made, NewSession, str_keys=True)
        if self._second is not None and head["date"] != session.date:
            head["purge_on"] = purge_day(self._second.date.value())
        return EditSession(session=structs.replace(session, **head))

    def _last(self) -> Session | None:
        """The session that was held for that client last, of a new session alone."""
        if self._session is not None or self._second is None:
            return None
        return self._clients.get(self._second.client.text())

    def _after(self) -> str:
        last = self._last()
        wanted = self._second is not None and self._second.after.isChecked()
        return last.id if last is not None and wanted else ""

    def accept(self) -> None:
        """Gives the command and closes; nothing while it is not whole."""
        value = self.value()
        if value is not None:
            self.given.emit(value)
            super().accept()

    def _on_template(self) -> None:
        self.forget.setVisible((self.templates.value() or "").startswith(OWN_TEMPLATE))

    def _on_forget(self) -> None:
        self.forget_asked.emit(self.templates.value())

    def _on_more(self) -> None:
        second, details = self._pages.currentIndex() == 0, self.details()
        self._pages.setCurrentWidget(details if second else self._first)
        self.more.set_text(_("First page") if second else _("More details"))
        self.more.set_icon_name("back" if second else "next")
        (details.client if second else self.title).edit.setFocus()

    def _on_client(self) -> None:
        """Begins with what was used for that client last, where nothing else was chosen here."""
        details, last = self.details(), self._last()
        details.after.setVisible(last is not None)
        if last is not None and last.client != self._remembered:
            self._remembered = last.client
            details.remember(last)
            self.mode.set_value(last.mode)

    def _on_people(self) -> None:
        people = self.people.number()
        if self._proposing and people is not None:
            self.threshold.set_value(proposed_threshold(people))
        self._check()

    def _on_threshold_edited(self) -> None:
        self._proposing = False

    def _valid(self) -> bool:
        known = None not in (self.people.value(), self.threshold.value())
        detailed = self._second is None or self._second.valid()
        return bool(self.title.text()) and known and detailed

    def _check(self) -> None:
        threshold, people = self.threshold.number(), self.people.value()
        few = threshold is None or threshold < FLOOR
        self.threshold.set_error(_("At least 3, so that nobody stands alone.") if few else "")
        short = people is not None and threshold is not None and people < threshold
        warning = _("Only {n} are expected: nothing would show.").format(n=people)
        self.threshold.set_warning(warning if short and not few else "")
        self.deed.set_off(self._missing())

    def _missing(self) -> str:
        """Why it cannot be made yet, or ""."""
        if not self.title.text():
            return _("It needs a title.")
        return "" if self._valid() else _("One of the fields is not right yet.")


def _template_cards(templates: tuple[Template, ...]) -> list[CardOption]:
    cards = [(each.id, each.title, each.summary, duration(each.minutes)) for each in templates]
    return [*cards, (EMPTY, _("Empty"), _("Build your own plan"), "")]


def _mode_cards() -> list[CardOption]:
    return [
        ("anonymous", _("Anonymous"), _("No names. Nobody can link an answer."), ""),
        ("team", _("By team"), _("A team tag, no names"), ""),
        ("named", _("Named"), _("By agreement, for small rooms"), ""),
    ]

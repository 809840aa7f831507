"""People in the room: how many, who has answered, and steps that were started by mistake."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge, concerns
from ui.dialogs.panel import Panel, line
from ui.kit.button import Button
from ui.kit.label import Kicker, Label
from workshop.room.session_view import SessionView
from workshop.services.commands import (
    ChangePeople,
    OpenStep,
    RemoveParticipant,
    RestoreParticipant,
    TakeBack,
    UnitePeople,
)
from workshop.services.merging import same_names
from workshop.services.views import PersonView
from workshop.words import _, ngettext


class PeoplePanel(Panel):
    """Latecomers, leavers, a duplicate, a step opened by mistake; each deed can be undone."""

    def __init__(self, parent: QWidget, bridge: Bridge, session: str) -> None:
        super().__init__(parent, _("People in the room"))
        self.setObjectName("people")
        self._bridge, self._session = bridge, session
        self._number = Label("", 34, bold=True)
        self._number.setObjectName("people count")
        self.fewer = Button(_("One fewer"), icon="minus")
        self.more = Button(_("One more"), icon="plus")
        self.undo = Button(_("Undo"), icon="undo", key=_("Ctrl Z"), look="quiet")
        self.undo.setAccessibleName(_("Undo this"))
        self.redo = Button(_("Redo"), icon="redo", look="quiet")
        self.redo.setAccessibleName(_("Redo this"))
        self.foot.addWidget(self.undo)
        self.foot.addWidget(self.redo)
        self.fewer.clicked.connect(self._on_fewer)
        self.more.clicked.connect(self._on_more)
        self.undo.clicked.connect(bridge.undo)
        self.redo.clicked.connect(bridge.redo)
        for keys, deed in (
            ("Ctrl+Z", bridge.undo),
            ("Ctrl+Shift+Z", bridge.redo),
            ("Ctrl+Y", bridge.redo),
        ):
            QShortcut(QKeySequence(keys), self, deed)
        for signal in (bridge.session_changed, bridge.answers_changed, bridge.stage_moved):
            signal.connect(self._on_changed)
        bridge.undo_changed.connect(self._on_undo_changed)
        self._count = line(self._number, self.fewer, self.more)
        self._listed: list[QWidget] = []
        self.column.addWidget(self._count)
        self.column.addStretch(1)
        self._show()

    def _on_changed(self, session: str) -> None:
        if concerns(session, self._session):
            self._show()

    def _on_undo_changed(self) -> None:
        self.undo.set_off("" if self._bridge.can_undo() else _("Nothing to undo."))
        self.redo.set_off("" if self._bridge.can_redo() else _("Nothing to do again."))

    def _show(self) -> None:
        view = self._bridge.service.view(self._session)
        people = self._bridge.service.people(self._session)
        self._number.setText(ngettext("1 person", "{n} people", view.session.people))
        self.fewer.setEnabled(view.session.people > 1)
        self._on_undo_changed()
        for part in self._listed:
            self.column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._listed = [*self._people(view, people), *self._removed(), *self._open_steps(view)]
        for index, part in enumerate(self._listed):
            self.column.insertWidget(index + 1, part)

    def _people(self, view: SessionView, people: tuple[PersonView, ...]) -> list[QWidget]:
        if not people:
            return [Label(_("Nobody has answered yet."), 16, colour="ink2")]
        rows: list[QWidget] = [Kicker(_("Who has answered"))]
        for person in people:
            done = ngettext("1 step done", "{n} steps done", len(person.steps))
            remove = Button(_("Remove"), icon="bin", look="quiet")
            remove.setAccessibleName(_("Remove {person}").format(person=person.label))
            remove.clicked.connect(partial(self._on_removed, person.participant))
            name = Label(person.label, 16, bold=True, elide=True)
            rows.append(line(name, Label(done, 16, colour="ink2"), remove))
        return [*rows, *self._twice(people)]

    def _twice(self, people: tuple[PersonView, ...]) -> list[QWidget]:
        """Names that came from two laptops: one person, or two of the same name."""
        rows: list[QWidget] = []
        for one, other in same_names(people):
            join = Button(_("Same person"), icon="merge", look="quiet")
            join.setAccessibleName(_("{person} is one person").format(person=one.label))
            join.clicked.connect(partial(self._on_joined, one.participant, other.participant))
            said = _("{person} is here twice.").format(person=one.label)
            rows.append(line(Label(said, 16, elide=True), join))
        return rows

    def _removed(self) -> list[QWidget]:
        removed = self._bridge.service.removed_people(self._session)
        rows: list[QWidget] = [Kicker(_("Removed; answers are kept"))] if removed else []
        for person in removed:
            back = Button(_("Bring back"), icon="undo", look="quiet")
            back.setAccessibleName(_("Bring back {person}").format(person=person.label))
            back.clicked.connect(partial(self._on_brought_back, person.participant))
            rows.append(line(Label(person.label, 16, elide=True), back))
        return rows

    def _open_steps(self, view: SessionView) -> list[QWidget]:
        opened = view.stage.opened if view.stage is not None else ()
        rows: list[QWidget] = [Kicker(_("Steps the desk asks now"))] if opened else []
        for key in opened:
            title = view.step(key).title
            back = Button(_("Stop asking"), look="quiet")
            back.setAccessibleName(_("Stop asking {step}").format(step=title))
            back.clicked.connect(partial(self._on_taken_back, key))
            rows.append(line(Label(title, 16, elide=True), back))
        closed = [key for key in view.collecting() if key in view.progress and key not in opened]
        late = [key for key in closed if view.progress[key].sealed]
        if late:
            rows.append(Kicker(_("Asked earlier; answers are kept")))
        for key in late:
            title = view.step(key).title
            again = Button(_("Open again"), look="quiet")
            again.setAccessibleName(_("Open {step} again").format(step=title))
            again.clicked.connect(partial(self._on_opened, key))
            rows.append(line(Label(title, 16, elide=True), again))
        return rows

    def _on_fewer(self) -> None:
        self._change(-1)

    def _on_more(self) -> None:
        self._change(1)

    def _change(self, by: int) -> None:
        people = self._bridge.service.view(self._session).session.people
        self._bridge.do(ChangePeople(session=self._session, people=people + by))

    def _on_removed(self, participant: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._bridge.do(RemoveParticipant(session=self._session, participant=participant))

    def _on_joined(self, one: str, other: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._bridge.do(UnitePeople(session=self._session, participant=one, other=other))

    def _on_brought_back(self, person: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._bridge.do(RestoreParticipant(session=self._session, participant=person))

    def _on_taken_back(self, step: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._bridge.do(TakeBack(session=self._session, steps=(step,)))

    def _on_opened(self, step: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._bridge.do(OpenStep(session=self._session, step=step))

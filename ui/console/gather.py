"""The console where a list is named: type, edit, order, merge, remove, take over from cards."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.console.cards import CardsColumn
from ui.dialogs.ask import Ask
from ui.dialogs.entry import EntryPanel
from ui.kit.button import Button
from ui.kit.choice import Tick
from ui.kit.label import Label, Rule
from ui.kit.named_list import FEWER_ROWS, SHOWN_ROWS, NamedList, NameLine
from ui.models.named_rows import NamedRows
from ui.work import in_turns
from workshop.domain.beside import chosen_on
from workshop.domain.gathering import (
    Chosen,
    Entries,
    Gathering,
    ListEntry,
    card_alone,
    card_place,
    cards_of,
    checked_list,
    gathering,
    grouped,
    merged,
    moved,
    named,
    place_in,
    put,
    rows_read,
    taken_over,
    ungrouped,
    without,
    words_of,
)
from workshop.domain.step import released, step_key
from workshop.errors import Refused
from workshop.room.session_view import SessionView
from workshop.services.commands import NameEntries, ShowList
from workshop.words import _

GAP, LOW = 18, 840


class GatherArea(QWidget):
    """The list of the present step. Everything is stored at once and can be undone."""

    said = Signal(str)
    """A sentence for the facilitator."""
    grown = Signal()
    """Something was added: the room should see the end of the list."""
    opened = Signal(object)
    """A panel to show."""

    def __init__(self, bridge: Bridge, session: str) -> None:
        super().__init__()
        self._bridge, self._session, self._step = bridge, session, ""
        self._names = Gathering(fields=())
        self._entries: Entries = ()
        self._chosen: dict[str, Chosen] = {}
        """By card what was chosen on it."""
        self._choose = ""
        """The entry to be the current one once the list shows again."""
        self._rows = NamedRows(self)
        self._count = Label("", 20, bold=True)
        self._count.setObjectName("named")
        self.grows = Tick(_("The room sees it grow"))
        self.line = NameLine(_("Name an entry"))
        self.list = NamedList(_("What was named"))
        self.list.setModel(self._rows)
        self.edit = Button(_("Edit"), icon="pencil", key="F2")
        self.merge = Button(_("Merge"), icon="merge", key="M")
        self.remove = Button(_("Remove"), icon="bin", key=_("Del"))
        self._how = Label("", 16, colour="ink2", wrap=True)
        self.cards = CardsColumn()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self.grows)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for deed in (self.edit, self.merge, self.remove):
            foot.addWidget(deed)
        foot.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(head)
        left.addSpacing(9)
        left.addWidget(self.line)
        left.addSpacing(14)
        left.addWidget(self.list)
        left.addSpacing(12)
        left.addWidget(self._how)
        left.addLayout(foot)
        left.addStretch(1)
        self._rule = Rule(upright=True)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 17, 0, 0)
        both.setSpacing(GAP)
        both.addLayout(left, 1)
        both.addWidget(self._rule)
        both.addWidget(self.cards)

    def _connect(self) -> None:
        for asked, deed in (
            (self.line.entered, self._on_entered),
            (self.line.pasted, self._on_pasted),
            (self.line.left_downwards, self._on_downwards),
            (self.list.left_upwards, self.line.setFocus),
            (self.list.edit_asked, self._on_edit),
            (self.list.merge_asked, self._on_merge),
            (self.list.remove_asked, self._on_remove),
            (self.list.move_asked, self._on_move),
            (self.list.dropped_on, self._on_dropped),
            (self.cards.taken, self._on_card),
            (self.cards.all_taken, self._on_all_cards),
            (self.cards.numbered, self._on_card_under),
            (self.cards.joined, self._on_card_under_current),
            (self.cards.taken_out, self._on_card_out),
            (self.cards.sought, self._on_card_sought),
            (self.cards.carried, self._on_card_carried),
            (self.cards.dropped, self._on_card_dropped),
            (self.grows.clicked, self._on_grows),
        ):
            asked.connect(deed)
        for button, deed_at in (
            (self.edit, self._on_edit),
            (self.merge, self._on_merge),
            (self.remove, self._on_remove),
        ):
            button.clicked.connect(partial(self._at_current, deed_at))

    def show_list(self, view: SessionView, key: str) -> None:
        """The list of that step, "" for none."""
        step = view.step(key) if key else None
        names = gathering(step) if step is not None else None
        if step is None or names is None:
            self._step = ""
            return
        if key != self._step:
            self._step, self._choose = key, ""
            self.line.clear()
            self._end_merging()
            self._entries = ()
        current = self._choose or self._current_id()
        self._names, self._entries, self._choose = names, view.lists.get(key, ()), ""
        self._rows.fields = names.fields
        self._rows.set_rows(self._entries)
        ids = [entry.id for entry in self._entries]
        if current in ids:
            self.list.choose_row(ids.index(current))
        full = len(ids) >= names.most
        self.line.setEnabled(not full)
        self._count.setText(self._counted())
        self.grows.setChecked(view.stage is None or key not in view.stage.unseen)
        for deed in (self.edit, self.merge, self.remove):
            deed.setEnabled(bool(ids))
        self._show_cards(view, key)

    def _counted(self) -> str:
        n, names = len(self._entries), self._names
        if names.fewest == names.most:
            return _("{n} of {most} named").format(n=n, most=names.most)
        return _("{n} named").format(n=n)

    def _show_cards(self, view: SessionView, key: str) -> None:
        exercise = key.partition("/")[0]
        sources = [step_key(exercise, name) for name in cards_of(view.step(key))]
        shown = [view.snapshots[name] for name in sources if name in view.snapshots]
        texts = tuple(text for each in shown for text in released(each.summary))
        places = {text: card_place(self._entries, text) for text in texts}
        found = (chosen_on(each.summary) for each in shown)
        self._chosen = {text: chosen for each in found for text, chosen in each.items()}
        title = view.step(sources[0]).title if sources else ""
        self.cards.show_cards(title, sum(each.n for each in shown), places)
        self._rule.setVisible(bool(shown))
        self.cards.setVisible(bool(shown))

    # ---- deeds

    def _name(self, entries: Entries, *, choose: str = "", became: dict[str, str] | None = None,
              sure: bool = False) -> bool:  # fmt: skip
        self._choose = choose
        told = NameEntries(
            session=self._session, step=self._step, entries=entries, became=became or {}, sure=sure
        )
        outcome = self._bridge.do(told)
        if outcome is not None and not choose and len(entries) > len(self._entries):
            self._choose = outcome.value[-1]
            self.grown.emit()
        return outcome is not None

    def _on_entered(self, text: str) -> None:
        if not text.strip():
            return
        fields = self._names.fields
        entry = ListEntry(values={fields[0].id: text})
        try:
            (entry,) = checked_list(self._names, (entry,))
        except Refused:  # it needs more than its name
            self._ask(entry, self._on_more_said)
            return
        self._add(entry)

    def _ask(self, entry: ListEntry, then: Callable[[EntryPanel], None]) -> None:
        panel = EntryPanel(self, self._names.fields, entry)
        panel.accepted.connect(partial(then, panel))
        self.opened.emit(panel)

    def _on_more_said(self, panel: EntryPanel) -> None:
        if not self._add(panel.entry):
            in_turns(self, partial(self._ask, panel.entry, self._on_more_said))

    def _add(self, entry: ListEntry) -> bool:
        after = named(self._names.fields, self._entries, entry)
        again = [each.id for each, old in zip(after, self._entries, strict=False) if each != old]
        kept = self._name(after, choose="".join(again))
        if kept:
            self.line.clear()
            self.line.setFocus()
        return kept

    def _on_pasted(self, text: str) -> None:
        try:
            found = self._entries
            for entry in rows_read(self._names.fields, text):
                found = named(self._names.fields, found, entry)
            checked_list(self._names, found)
        except Refused as refused:
            self.said.emit(refused.sentence)
            return
        self._name(found)

    # ---- cards that may be shown

    def _on_card(self, card: str) -> None:
        self._on_all_cards((card,))

    def _on_all_cards(self, cards: tuple[str, ...]) -> None:
        """Each card as an entry, or counted where its words were named already; one deed."""
        after = self._entries
        for card in cards:
            chosen = self._chosen.get(card, {})
            after = taken_over(self._names.fields, after, card, chosen)
        self._name(after)

    def _on_card_under(self, card: str, number: int) -> None:
        """Groups the card: the entry of that number is its heading."""
        if not 0 < number <= len(self._entries):
            return
        under = self._entries[number - 1].id
        gone = card_alone(self._entries, card)
        after = grouped(self._entries, card, under)
        if after == self._entries:
            return
        deed = partial(self._name, after, choose=under, became={gone: under} if gone else {})
        self._unless_answered(gone, deed, own=True)

    def _on_card_under_current(self, card: str) -> None:
        self._on_card_under(card, self.list.currentIndex().row() + 1)

    def _on_card_out(self, card: str) -> None:
        gone = card_alone(self._entries, card)
        deed = partial(self._name, ungrouped(self._entries, card), choose=self._current_id())
        self._unless_answered(gone, deed)

    def _on_card_sought(self, number: int) -> None:
        self.list.choose_row(number - 1)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_card_carried(self, place: QPoint) -> None:
        self.list.set_going(self.list.row_at(place))

    def _on_card_dropped(self, card: str, place: QPoint) -> None:
        row = self.list.row_at(place)
        self.list.set_going(-1)
        if row >= 0:
            self._on_card_under(card, row + 1)
        elif self.list.holds(place):
            self._on_card(card)

    # ---- entries

    def _on_edit(self, row: int) -> None:
        self._ask(self._entries[row], self._on_edited)

    def _on_edited(self, panel: EntryPanel) -> None:
        at = place_in(self._entries, panel.entry.id)
        if not self._name(put(self._entries, at, panel.entry), choose=panel.entry.id):
            in_turns(self, partial(self._ask, panel.entry, self._on_edited))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_move(self, row: int, by: int) -> None:
        name = self._entries[row].id
        self._name(moved(self._entries, name, by), choose=name)

    def _on_merge(self, row: int) -> None:
        """Marks the row; asked again at another, makes the first part of that."""
        going = self.list.going()
        if going < 0:
            self.list.set_going(row)
            words = words_of(self._names.fields, self._entries[row])
            self._how.setText(
                _("“{words}” becomes part of another: choose that, then M.").format(words=words)
            )
            self._how.show()
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._end_merging()
        if going != row:
            self._on_dropped(going, row)

    def _on_dropped(self, going: int, row: int) -> None:
        """One entry becomes part of another."""
        gone, into = self._entries[going].id, self._entries[row].id
        after = merged(self._entries, gone, into)
        deed = partial(self._name, after, choose=into, became={gone: into})
        self._unless_answered(gone, deed, own=True)

    def _end_merging(self) -> None:
        self.list.set_going(-1)
        self._how.setText("")
        self._how.hide()

    def _on_remove(self, row: int) -> None:
        gone = self._entries[row].id
        ids = [entry.id for entry in self._entries]
        beside = (ids[row + 1 :] or ids[:row][-1:] or [""])[0]
        deed = partial(self._name, without(self._entries, gone), choose=beside)
        self._unless_answered(gone, deed)

    def _unless_answered(self, name: str, deed: Callable[..., bool], *, own: bool = False) -> None:
        """Asks first where answers would go with the entry. own: another takes its place."""
        service = self._bridge.service
        if not name or name not in service.answered_entries(self._session, self._step, own=own):
            deed()
            return
        words = words_of(self._names.fields, self._entries[place_in(self._entries, name)])
        question = Ask(
            self.window(),
            title=_("Take it out?"),
            sentence=_("“{words}” has answers. They are not asked or shown any more.").format(
                words=words
            ),
            deed=_("Take it out"),
        )
        question.agreed.connect(partial(deed, sure=True))
        question.open()

    def _on_grows(self) -> None:
        on = self.grows.isChecked()
        self._bridge.do(ShowList(session=self._session, step=self._step, on=on))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.list.show_rows(SHOWN_ROWS if self.window().height() > LOW else FEWER_ROWS)
        super().resizeEvent(event)

    def _on_downwards(self) -> None:
        if self._entries:
            self.list.choose_row(max(self.list.currentIndex().row(), 0))
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _at_current(self, deed: Callable[[int], None], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        row = self.list.currentIndex().row()
        if row >= 0:
            deed(row)

    def _current_id(self) -> str:
        entry = self.list.value()
        return entry.id if isinstance(entry, ListEntry) else ""

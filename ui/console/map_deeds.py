"""What the facilitator does to a map: nodes and links named, moved, taken out, tidied up."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from msgspec import structs
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.dialogs.ask import Ask
from ui.dialogs.entry import EntryPanel
from ui.work import Cancelled, Report, Work, in_turns
from workshop.domain.gathering import (
    AnyEntryField,
    Entries,
    EntryChoice,
    Gathering,
    ListEntry,
    checked_list,
    gathering,
    named,
    place_in,
    put,
    rows_read,
    without,
)
from workshop.domain.graph.map import Map, link_name
from workshop.domain.graph.named import NamedMap
from workshop.domain.position import Position
from workshop.errors import Refused
from workshop.room.graph_layout.laid import is_pinned, laid_out_anew, with_positions
from workshop.room.graph_layout.places import Places
from workshop.room.session_view import SessionView
from workshop.services.commands import NameEntries
from workshop.words import _


class MapDeeds(QObject):
    """Deeds on the two lists of a map. Each is stored at once and can be undone."""

    said = Signal(str)
    """A sentence for the facilitator."""
    opened = Signal(object)
    """A panel to show."""
    made = Signal(str, str)
    """A list and the id in it of what is the current one now, "" where it went."""
    tidied = Signal(object)
    """Other places to look at before they are kept."""

    def __init__(self, bridge: Bridge, session: str, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._session, self._window = bridge, session, window
        self._keys = {"nodes": "", "links": ""}
        self._lists: dict[str, Entries] = {"nodes": (), "links": ()}
        self._view: SessionView | None = None
        self.drawn = Map(nodes=(), links=())
        self._work = Work(self)
        self._work.finished.connect(self._on_tidied)
        self._work.troubled.connect(self.said)

    def take(self, view: SessionView, found: NamedMap) -> None:
        """The map as the session has it now; its lists are given by step key."""
        self._view, self.drawn = view, found.drawn
        self._keys = {"nodes": found.nodes, "links": found.links}
        self._lists = {part: view.lists.get(key, ()) for part, key in self._keys.items()}

    # ---- named and edited

    def add_node(self, position: Position | None = None) -> None:
        """Asks for a node; position: where it was put, None for the best free place."""
        entry = ListEntry(values={}, position=position)
        self._ask("nodes", entry, self._fields("nodes"), self._on_node_said)

    def _on_node_said(self, panel: EntryPanel) -> None:
        entries = self._lists["nodes"]
        after = named(self._fields("nodes"), entries, panel.entry)
        again = [each.id for each, old in zip(after, entries, strict=False) if each != old]
        if not self._keep("nodes", after, then=("nodes", "".join(again))):
            in_turns(self, partial(self._ask, "nodes", panel.entry, self._fields("nodes"),
                                   self._on_node_said))  # fmt: skip

    def edit(self, part: str, name: str) -> None:
        """Asks what is to be said of a node or link. The ends of a link stay what they are."""
        entries = self._lists[part]
        entry = entries[place_in(entries, name)]
        fields = tuple(each for each in self._fields(part) if not _is_end(each))
        shown = {each.id: entry.values[each.id] for each in fields if each.id in entry.values}
        self._ask(
            part, structs.replace(entry, values=shown), fields, partial(self._on_edited, part)
        )

    def _on_edited(self, part: str, panel: EntryPanel) -> None:
        entries, entry = self._lists[part], panel.entry
        at = place_in(entries, entry.id)
        ends = {
            each.id: entries[at].values[each.id]
            for each in self._fields(part)
            if _is_end(each) and each.id in entries[at].values
        }
        whole = structs.replace(entry, values={**ends, **entry.values})
        if not self._keep(part, put(entries, at, whole), then=(part, entry.id)):
            in_turns(self, partial(self.edit, part, entry.id))

    def _ask(
        self, part: str, entry: ListEntry, fields: tuple[AnyEntryField, ...],
        then: Callable[[EntryPanel], None],
    ) -> None:  # fmt: skip
        title = _("Node") if part == "nodes" else _("Link")
        if part == "links" and entry.id:
            link = next(each for each in self.drawn.links if each.id == entry.id)
            title = link_name(self.drawn, link)
        panel = EntryPanel(self._window, fields, entry, title)
        panel.accepted.connect(partial(then, panel))
        self.opened.emit(panel)

    def paste(self, part: str, text: str) -> None:
        """Every line of a spreadsheet as one more node or link."""
        names = self._names(part)
        if names is None:
            return
        try:
            found = self._lists[part]
            for entry in rows_read(names.fields, text):
                found = named(names.fields, found, entry)
            checked_list(names, found)
        except Refused as refused:
            self.said.emit(refused.sentence)
            return
        first = part == "links" and not self.drawn.links
        if self._keep(part, found) and first:
            in_turns(self, self.tidy)

    def link(self, one: str, other: str) -> None:
        """Links two nodes; where they are linked already, the link ends."""
        known = next((link for link in self.drawn.links if link.ends == {one, other}), None)
        if known is not None:
            self.remove("links", known.id)
            return
        first, second = (each.id for each in self._fields("links") if _is_end(each))
        entry = ListEntry(values={first: one, second: other})
        self._keep("links", (*self._lists["links"], entry), then=("nodes", other))

    def remove(self, part: str, name: str) -> None:
        """Takes a node out with its links, or a link; asks first where people have answered."""
        after = without(self._lists[part], name)
        answered = self._answered(part, name)
        if not answered:
            self._keep(part, after, sure=True)
            return
        question = Ask(
            self._window,
            title=_("Take it out?"),
            sentence=_("“{words}” has answers. They are not asked or shown any more.").format(
                words=self._words(part, name)
            ),
            deed=_("Take it out"),
        )
        question.agreed.connect(partial(self._keep, part, after, sure=True))
        question.open()

    def _answered(self, part: str, name: str) -> bool:
        """Whether answers hang on it: of a node, on one of its links."""
        return name in self._bridge.service.answered_entries(self._session, self._keys[part])

    def _words(self, part: str, name: str) -> str:
        if part == "nodes":
            return self.drawn.names[name]
        return link_name(self.drawn, next(each for each in self.drawn.links if each.id == name))

    # ---- places

    def move(self, name: str, position: Position) -> None:
        """Puts a node there; it is pinned from then on."""
        self._place({name: position})

    def free(self, name: str) -> None:
        """Lets a node that is pinned move again when the map is tidied up."""
        node = next(each for each in self.drawn.nodes if each.id == name)
        if node.position is not None and is_pinned(node):
            self._place({name: structs.replace(node.position, pinned=False)})

    def tidy(self) -> None:
        """Looks for better places; `tidied` tells of them."""
        if all(is_pinned(node) for node in self.drawn.nodes):
            self.said.emit(_("Every node is pinned where you put it. Unpin those that may move."))
            return
        self._work.cancel()
        self._work.start(partial(_tidied, self.drawn))

    def keep_places(self, places: Places) -> None:
        """The places that were looked at are the map's."""
        self._place(with_positions(self.drawn, places))

    def stop(self) -> None:
        """No more work."""
        self._work.cancel()

    def _on_tidied(self, places: object) -> None:
        if places is not None:
            self.tidied.emit(places)

    def _place(self, positions: Mapping[str, Position]) -> None:
        entries = tuple(
            structs.replace(entry, position=positions.get(entry.id, entry.position))
            for entry in self._lists["nodes"]
        )
        self._keep("nodes", entries)

    # ---- stored

    def _keep(
        self,
        part: str,
        entries: Iterable[ListEntry],
        *,
        then: tuple[str, str] = ("", ""),
        sure: bool = False,
    ) -> bool:
        """then: what is the current one afterwards; the newest, where there is one more."""
        after, before = tuple(entries), self._lists[part]
        outcome = self._bridge.do(
            NameEntries(session=self._session, step=self._keys[part], entries=after, sure=sure)
        )
        if outcome is None:
            return False
        if len(after) > len(before) and not then[1]:
            then = (part, outcome.value[-1])
        self.made.emit(*then)
        return True

    def _fields(self, part: str) -> tuple[AnyEntryField, ...]:
        names = self._names(part)
        return names.fields if names is not None else ()

    def _names(self, part: str) -> Gathering | None:
        return gathering(self._view.step(self._keys[part])) if self._view is not None else None


def _is_end(field: AnyEntryField) -> bool:
    """Whether a field of a link names one of its nodes."""
    return isinstance(field, EntryChoice) and bool(field.list)


def _tidied(drawn: Map, report: Report, cancelled: Cancelled) -> Places | None:
    return laid_out_anew(drawn, report, cancelled)

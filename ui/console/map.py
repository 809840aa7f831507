"""The console where a map is drawn: on a field and as lines, with the same deeds."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.console.map_deeds import MapDeeds
from ui.dialogs.entry import EntryPanel
from ui.kit.announcement import announce
from ui.kit.button import Button
from ui.kit.choice import Tick
from ui.kit.label import Label, Rule
from ui.kit.line_list import LineList
from ui.kit.map_board import BoardNode, MapBoard
from ui.kit.question import KeyHints
from ui.kit.step import KeyHint
from ui.kit.view_choice import ViewChoice
from ui.models.map_rows import MapRow, MapRows
from ui.theme import FaceType
from ui.work import in_turns
from workshop.domain.graph.map import Link, Map, Node, sort_words
from workshop.domain.graph.named import NamedMap
from workshop.domain.graph.what_if import Snapped, snapped
from workshop.domain.position import Position
from workshop.room.charts.graph.field import (
    FieldLook,
    field_place,
    field_points,
    field_scene,
    link_at,
)
from workshop.room.graph_layout.laid import is_pinned, places_of
from workshop.room.graph_layout.places import Places
from workshop.room.rated_map import RatedMap
from workshop.room.session_view import SessionView
from workshop.services.commands import ShowList
from workshop.words import _, listed, ngettext

GAP, LINES_WIDE, WIDEST = 12, 266, 16_777_215
FIELD_HIGH, FIELD_LOW, LOW = 318, 236, 840
"""The field, and how high a window is at most in which it is lower."""


Thing = tuple[str, str]
"""A node or link: its list, and its id there. Both lists may have the same ids."""
NOTHING: Thing = ("", "")
NODES, LINKS = "nodes", "links"


class MapArea(QWidget):
    """The map of the present step. Before its reveal it is drawn here, then links are cut here."""

    cut_asked = Signal(str)
    """The link to cut in the room, "" to put it back."""

    def __init__(self, bridge: Bridge, session: str) -> None:
        super().__init__()
        self.deeds = MapDeeds(bridge, session, self)
        self._bridge, self._session = bridge, session
        self._named: NamedMap | None = None
        self._rated: RatedMap | None = None
        self._current = NOTHING
        """The list and the id in it of what deeds are about."""
        self._begun = ""
        """The node that a link begins at."""
        self._asked_for = False
        """Whether a panel asks for a node or link."""
        self._preview: Places | None = None
        self._face = FaceType()
        letters = {"K": "link", "U": "free", "X": "cut"}
        self._count = Label("", 20, bold=True)
        self._count.setObjectName("map count")
        self.board = MapBoard(_("Map"), letters)
        self.parts = ViewChoice(((LINKS, _("Links")), (NODES, _("Nodes"))))
        self.rows = MapRows(self)
        self.lines = LineList(_("Links and nodes"), letters)
        self.lines.setModel(self.rows)
        self.grows = Tick(_("The room sees it grow"))
        self.node = Button(_("Node"), icon="plus", side=9)
        self.link = Button(_("Link"), icon="link", key="K", side=9)
        self.free = Button(_("Unpin"), key="U", side=9)
        self.edit = Button(_("Edit"), icon="pencil", key="F2", side=9)
        self.remove = Button(_("Remove"), icon="bin", key=_("Del"), side=9)
        self.cut = Button(_("Cut"), icon="scissors", key="X", side=9)
        self.tidy = Button(_("Tidy up"), side=9)
        self.keep = Button(_("Keep this"), look="expected", side=9)
        self.leave = Button(_("Leave it"), side=9)
        self._how = Label("", 16, colour="ink2", wrap=True)
        self._how.setObjectName("map hint")
        self.parts.set_value(LINKS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        self._hints = KeyHints()
        self._hints.set_hints(
            (
                KeyHint(keys=(_("Tab"),), words=_("next")),
                KeyHint(keys=(_("Alt+arrows"),), words=_("move it")),
            )
        )
        head.addWidget(self._hints)
        self._foot = foot = QGridLayout()
        foot.setSpacing(8)
        foot.setColumnStretch(4, 1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(head)
        left.addSpacing(8)
        left.addWidget(self.board, 1)
        left.addWidget(self._how)
        left.addSpacing(8)
        left.addLayout(foot)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.parts)
        top.addWidget(self.cut)
        top.addStretch(1)
        self._right, self._rule = QWidget(), Rule(upright=True)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(top)
        right.addSpacing(10)
        self._heads = Label("", 15, colour="ink2")
        right.addWidget(self._heads)
        right.addSpacing(4)
        right.addWidget(self.lines, 1)
        right.addSpacing(8)
        right.addWidget(self.grows)
        right.addSpacing(8)
        places = QHBoxLayout()
        places.setSpacing(8)
        places.addWidget(self.tidy)
        places.addWidget(self.free)
        places.addStretch(1)
        right.addLayout(places)
        self._both = both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        both.setContentsMargins(0, 17, 0, 0)
        both.setSpacing(GAP)
        both.addLayout(left, 1)
        both.addWidget(self._rule)
        both.addWidget(self._right)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - named for what it says
        """The form for windows under 1200 wide: the lines stand below the map."""
        way = QBoxLayout.Direction
        self._both.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._right.setMaximumWidth(WIDEST if narrow else LINES_WIDE)
        self._right.setMinimumWidth(0 if narrow else LINES_WIDE)
        for part in (self._rule, self._hints):
            part.setVisible(not narrow)
        columns = 2 if narrow else 4
        # Of two deeds in one place only one shows.
        for deeds in ((self.node, self.link, self.edit, self.remove), (self.keep, self.leave)):
            for at, deed in enumerate(deeds):
                self._foot.addWidget(deed, at // columns, at % columns)

    def _connect(self) -> None:
        for asked, deed in (
            (self.board.chosen, lambda name: self._on_chosen((NODES, name))),
            (self.board.pressed, self._on_pressed),
            (self.board.opened, lambda name: self._on_opened((NODES, name))),
            (self.board.deleted, lambda name: self._on_removed((NODES, name))),
            (self.board.asked, lambda deed, name: self._on_letter(deed, (NODES, name))),
            (self.board.moved, self._on_moved),
            (self.board.ground, self._on_ground),
            (self.board.ground_opened, self._on_ground_opened),
            (self.board.resized, self._show),
            (self.parts.chosen, self._on_part),
            (self.lines.chosen, self._on_line),
            (self.lines.opened, lambda row: self._on_opened(self._thing(row))),
            (self.lines.deleted, lambda row: self._on_removed(self._thing(row))),
            (self.lines.asked, lambda deed, row: self._on_letter(deed, self._thing(row))),
            (self.grows.clicked, self._on_grows),
            (self.node.clicked, self._on_node),
            (self.link.clicked, lambda: self._on_letter("link", self._current)),
            (self.free.clicked, lambda: self._on_letter("free", self._current)),
            (self.edit.clicked, lambda: self._on_opened(self._current)),
            (self.remove.clicked, lambda: self._on_removed(self._current)),
            (self.cut.clicked, lambda: self._on_letter("cut", self._current)),
            (self.tidy.clicked, self._on_tidy),
            (self.keep.clicked, self._on_kept),
            (self.leave.clicked, partial(self._show_preview, None)),
            (self.deeds.opened, self._on_asked_for),
            (self.deeds.made, self._on_made),
            (self.deeds.tidied, self._show_preview),
        ):
            asked.connect(deed)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.lines)
        paste.setContext(Qt.ShortcutContext.WidgetShortcut)
        paste.activated.connect(self._on_paste)

    # ---- what shows

    def show_map(self, view: SessionView, named: NamedMap | None, rated: RatedMap | None) -> None:
        """The map that is worked on here, None for none; rated: how the room sees it."""
        if named is None:
            self._named, self._preview, self._begun = None, None, ""
            self.deeds.stop()
            return
        if self._named is None or self._named.links != named.links:
            self._current = NOTHING
        self._named, self._rated = named, rated
        self.deeds.take(view, named)
        drawing = rated is None
        if not drawing:
            self.parts.set_value(LINKS)
            self._begun = ""
        names, links = named.drawn.names, named.drawn.numbers
        known: dict[str, Collection[str]] = {NODES: names, LINKS: links, "": ()}
        if self._current[1] not in known[self._current[0]]:
            self._current = NOTHING
        self._begun = self._begun if self._begun in names else ""
        self.grows.setChecked(view.stage is None or named.links not in view.stage.unseen)
        self.grows.setVisible(drawing)
        self.parts.setVisible(drawing)
        self._show()

    def begin(self) -> None:
        """The first node has the focus."""
        if self._named is not None and self._named.drawn.nodes:
            self.board.focus_node(self._named.drawn.nodes[0].id)

    def _show(self) -> None:
        if self._named is None:
            return
        drawn, rated, cut = self._named.drawn, self._rated, self._cut()
        gone = snapped(drawn, cut) if cut else None
        places = self._preview or places_of(drawn)
        wide, high = self.board.width(), self.board.height()
        look = FieldLook(
            node=self._chosen(NODES),
            link=self._chosen(LINKS),
            strengths=rated.strengths if rated else None,
            cut=cut,
            off=gone.out_of_reach if gone else (),
        )
        self.board.show_map(
            [self._board_node(node, gone) for node in drawn.nodes],
            field_points(places, wide, high),
            lambda points: field_scene(drawn, points, (wide, high), self._face, look),
        )
        self.board.mark(self._chosen(NODES), self._begun)
        self._count.setText(_counted(drawn))
        self._show_lines(drawn)
        self._show_deeds(drawn, gone)

    def _board_node(self, node: Node, gone: Snapped | None) -> BoardNode:
        drawn = self.deeds.drawn
        names = drawn.names
        far = [
            names[link.to if link.from_ == node.id else link.from_]
            for link in drawn.links
            if node.id in link.ends
        ]
        said = [sort_words()[node.sort], _("us") if node.us else ""]
        said.append(_("pinned") if is_pinned(node) else "")
        said.append(_("linked with {nodes}").format(nodes=listed(far)) if far else _("no link yet"))
        off = gone is not None and node.id in gone.out_of_reach
        said.append(_("out of reach") if off else "")
        double = self._rated.double if self._rated else frozenset()
        cuts = gone.form.cuts if gone is not None else double
        return BoardNode(
            id=node.id, name=node.name, spoken=", ".join(filter(None, said)), off=off,
            double=node.id in cuts, pinned=self._rated is None and is_pinned(node),
        )  # fmt: skip

    def _show_lines(self, drawn: Map) -> None:
        part = str(self.parts.value())
        if part == LINKS:
            rows = [self._link_row(drawn, link) for link in drawn.links]
            self._heads.setText(_("link, and who looks after it"))
        else:
            rows = [self._node_row(node) for node in drawn.nodes]
            self._heads.setText(_("node, and what it is"))
        self.rows.set_rows(rows)
        ids = [row.id for row in rows]
        chosen = self._chosen(part)
        self.lines.choose_row(ids.index(chosen) if chosen in ids else -1)

    def _link_row(self, drawn: Map, link: Link) -> MapRow:
        names, here = drawn.names, self._chosen(NODES)
        if here:
            names[here] = f"‹{names[here]}›"
        cut = link.id == self._cut()
        words = f"{names[link.from_]} – {names[link.to]}"
        right = _("cut") if cut else link.steward or _("nobody")
        return MapRow(
            id=link.id,
            words=words,
            right=right,
            marked=here in link.ends or link.id == self._chosen(LINKS),
        )

    def _node_row(self, node: Node) -> MapRow:
        here = node.id == self._chosen(NODES)
        words = f"‹{node.name}›" if here else node.name
        right = _("us") if node.us else sort_words()[node.sort]
        return MapRow(id=node.id, words=words, right=right, marked=here, pinned=is_pinned(node))

    def _show_deeds(self, drawn: Map, gone: Snapped | None) -> None:
        drawing, looking = self._rated is None, self._preview is not None
        for deed in (self.node, self.link, self.edit, self.remove, self.free):
            deed.setVisible(drawing and not looking)
        self.cut.setVisible(not drawing and not looking)
        self.cut.set_text(_("Put it back") if gone else _("Cut"))
        self.cut.updateGeometry()
        for deed in (self.keep, self.leave):
            deed.setVisible(looking)
        self.tidy.setEnabled(bool(drawn.links) and not looking)
        for deed in (self.edit, self.remove):
            deed.setEnabled(self._current != NOTHING)
        here = self._chosen(NODES)
        self.link.setEnabled(bool(here))
        self.free.setEnabled(any(node.id == here and is_pinned(node) for node in drawn.nodes))
        self.cut.setEnabled(bool(gone or self._chosen(LINKS)))
        how = self._hint(drawn, gone)
        if how != self._how.text():
            self._how.setText(how)
            announce(self._how, how)
        self._how.setVisible(bool(how))

    def _hint(self, drawn: Map, gone: Snapped | None) -> str:
        if self._preview is not None:
            return _("So it would stand. Nodes that you moved stay where you put them.")
        if self._begun:
            said = _("From {node}: choose the node at the other end. K again leaves it.")
            return said.format(node=drawn.names[self._begun])
        if gone is not None:
            n = len(gone.out_of_reach)
            if not n:
                return _("All still hold together.")
            return ngettext("{n} node is out of reach.", "{n} nodes are out of reach.", n)
        if drawn.crowded and self._rated is None:
            return _("More than a room can follow: it will see whole sorts of nodes as one.")
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.board.set_high(FIELD_HIGH if self.window().height() > LOW else FIELD_LOW)
        super().resizeEvent(event)

    def _cut(self) -> str:
        return self._rated.cut if self._rated else ""

    # ---- chosen and asked

    def _chosen(self, part: str) -> str:
        """The current one of a list, "" where it is of the other."""
        return self._current[1] if self._current[0] == part else ""

    def _thing(self, row: MapRow) -> Thing:
        return (str(self.parts.value()), row.id)

    def _on_chosen(self, thing: Thing) -> None:
        if thing != self._current:
            self._current = thing
            self._show()

    def _on_line(self, row: MapRow) -> None:
        self._on_chosen(self._thing(row))

    def _on_part(self) -> None:
        self._show()

    def _on_pressed(self, name: str) -> None:
        """A press on a node chooses it, or ends the link that was begun."""
        self._on_chosen((NODES, name))
        if self._begun:
            self._on_letter("link", (NODES, name))

    def _on_letter(self, deed: str, thing: Thing) -> None:
        part, name = thing
        drawing = self._rated is None
        if deed == "link" and drawing and part == NODES:
            begun, self._begun = self._begun, "" if self._begun else name
            if begun and begun != name:
                self.deeds.link(begun, name)
            self._show()
        elif deed == "free" and drawing and part == NODES:
            self.deeds.free(name)
        elif deed == "cut" and not drawing:
            self._on_cut(name if part == LINKS else "")

    def _on_cut(self, link: str) -> None:
        """X at a link cuts it; at what is cut, or at a node, it puts that back."""
        cut = self._cut()
        if link and link != cut:
            self.cut_asked.emit(link)
        elif cut:
            self.cut_asked.emit("")

    def _on_opened(self, thing: Thing) -> None:
        part, name = thing
        if self._begun and part == NODES:
            self._on_letter("link", thing)
        elif name and self._rated is None:
            self.deeds.edit(part, name)

    def _on_node(self) -> None:
        self.deeds.add_node()

    def _on_removed(self, thing: Thing) -> None:
        part, name = thing
        if name and self._rated is None:
            self.deeds.remove(part, name)

    def _on_asked_for(self, panel: EntryPanel) -> None:
        self._asked_for = True
        panel.rejected.connect(self._on_left)

    def _on_left(self) -> None:
        self._asked_for = False

    def _on_made(self, part: str, name: str) -> None:
        """A node or link that was asked for in a panel has the focus afterwards."""
        self._current = (part, name) if name else self._current
        self._preview = None
        if self._asked_for:
            in_turns(self, self._focus_current)

    def _focus_current(self) -> None:
        self._asked_for = False
        if self._chosen(NODES) and self.parts.value() != NODES:
            self.board.focus_node(self._chosen(NODES))
        else:
            self.lines.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_moved(self, name: str, x: float, y: float) -> None:
        x, y = field_place((x, y), self.board.width(), self.board.height())
        self.deeds.move(name, Position(x=x, y=y, pinned=True))

    def _on_ground(self, x: float, y: float) -> None:
        if self._named is not None:
            points = field_points(places_of(self._named.drawn), self.board.width(),
                                  self.board.height())  # fmt: skip
            name = link_at(self._named.drawn, points, (x, y))
            if name:
                self._on_chosen((LINKS, name))

    def _on_ground_opened(self, x: float, y: float) -> None:
        """A link is edited, the free ground has a new node."""
        if self._rated is not None:
            return
        if self._chosen(LINKS):
            self.deeds.edit(LINKS, self._chosen(LINKS))
            return
        x, y = field_place((x, y), self.board.width(), self.board.height())
        self.deeds.add_node(Position(x=x, y=y, pinned=True))

    def _on_paste(self) -> None:
        if self._rated is None:
            self.deeds.paste(str(self.parts.value()), QGuiApplication.clipboard().text())

    def _on_grows(self) -> None:
        if self._named is not None:
            on = self.grows.isChecked()
            self._bridge.do(ShowList(session=self._session, step=self._named.links, on=on))

    # ---- tidied up

    def _on_tidy(self) -> None:
        self.tidy.setEnabled(False)
        self.deeds.tidy()

    def _show_preview(self, places: Places | None, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self._preview = places
        self._show()
        (self.keep if places else self.tidy).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_kept(self) -> None:
        if self._preview is not None:
            self.deeds.keep_places(self._preview)
            self._preview = None
            self.tidy.setEnabled(True)
            self.tidy.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _counted(drawn: Map) -> str:
    nodes, links = len(drawn.nodes), len(drawn.links)
    return ", ".join(
        (
            ngettext("{n} node", "{n} nodes", nodes),
            ngettext("{n} link", "{n} links", links),
        )
    )

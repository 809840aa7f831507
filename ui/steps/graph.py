"""Graph at the desk: of many links those that one touches, one at a time or as a list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.announcement import announce
from ui.kit.button import Button
from ui.kit.cell_table import CellTable
from ui.kit.cells import CellBoard
from ui.kit.entry import PagedEntry, page_column
from ui.kit.grid_entry import scale_choices, scale_heads
from ui.kit.label import Label
from ui.kit.question import QuestionHead
from ui.kit.rating_grid import GridRow
from ui.kit.scene import SceneView
from ui.kit.step import EntryWidget, KeyHint, entry_widget
from ui.kit.tick_columns import TickColumns
from ui.kit.worded_cells import WordedCells
from ui.theme import FaceType
from workshop.domain.graph.map import Link, rated_by
from workshop.domain.step import Value
from workshop.room.charts.graph.thumbnail import HEIGHT, WIDTH, link_thumbnail
from workshop.room.graph_layout.laid import places_of
from workshop.room.steps.graph import scale_told
from workshop.steps.graph import (
    ASPECTS,
    GraphStep,
    asked_words,
    aspect_words,
    cell_name,
    link_words,
    own_words,
)
from workshop.words import _

LINES = 7
"""Links on a page of the list."""


@entry_widget.register(GraphStep)
def graph_entry(step: GraphStep) -> EntryWidget:
    return GraphEntry(step)


class GraphEntry(PagedEntry):
    """A question for each link. In the list several share a page; a person may change between the
    two at any time and keeps their place.

    Of many links, only those of one's own nodes are asked, and the first question is which these
    are. It is told to nobody and forgotten with the page, so whoever comes back is asked again.
    """

    def __init__(self, step: GraphStep) -> None:
        super().__init__()
        self._step, self._links = step, rated_by(step.drawn, ())
        self._before = int(step.drawn.shared_out)
        """Questions before the first link."""
        self._own: set[str] | None = None
        """The nodes that are this person's; None until they were asked."""
        self._as_list, self._first = False, 0
        self._nodes: TickColumns | None = None
        self._board: CellBoard | None = None

    def set_answers(self, answers: dict[str, Value]) -> None:
        """Shows what this person has put so far; emits nothing."""
        self._links = self._asked(answers)
        super().set_answers(answers)

    def _asked(self, answers: dict[str, Value]) -> tuple[Link, ...]:
        """Those that touch one's own nodes, and any with an answer: it can still be changed."""
        touched = rated_by(self._step.drawn, self._own or ())
        return tuple(
            link
            for link in self._step.drawn.links
            if link in touched or not answers.keys().isdisjoint(_cells_of(link))
        )

    def count(self) -> int:
        """How many links, and the question before them."""
        return max(1, self._before + len(self._links))

    def heading(self, index: int) -> str:
        """The link."""
        if index < self._before:
            return own_words()[0]
        if not self._links:
            return self._step.prompt
        at = index - self._before
        return f"{self._kicker(at)}. {link_words(self._step, self._links[at])}"

    def complete(self) -> bool:
        """Whether both aspects of the link have an answer; of the nodes, whether one is chosen."""
        at = self.question() - self._before
        if at < 0:
            return bool(self._own)
        return not self._links or all(cell in self.answers for cell in self._cells(at))

    def hints(self) -> tuple[KeyHint, ...]:
        """Digits choose, Enter goes on."""
        if self.question() < self._before:
            return (
                KeyHint(keys=(_("Space"),), words=_("tick")),
                KeyHint(keys=(_("arrows"),), words=_("move")),
                KeyHint(keys=(_("Enter"),), words=_("next")),
            )
        return (
            KeyHint(keys=("1", "5"), words=_("choose")),
            KeyHint(keys=("0",), words=_("can't say")),
            KeyHint(keys=(_("Enter"),), words=_("next link")),
        )

    def turn_to(self, index: int) -> None:
        """Makes a link ready; in the list, its page. Before all, one's own nodes."""
        index = self._after_own(index)
        page, now = ((each - self._before) // LINES for each in (index, self._at))
        if self._as_list and self._board is not None and page == now:
            self._at = index
        super().turn_to(index)

    def show_question(self, index: int) -> None:
        """Shows a link, or first the question whose links they are."""
        index = self._after_own(index)
        if self._own is None:
            self._own = set()
        super().show_question(index)

    def _after_own(self, index: int) -> int:
        return 0 if self._before and self._own is None else index

    def make_page(self, index: int) -> QWidget:
        """One link with its map, or the lines of its page; before them, the nodes."""
        page = QWidget()
        column = page_column(page)
        column.setContentsMargins(0, 28, 0, 8)
        self._board = self._nodes = None
        if index < self._before:
            self._build_nodes(column)
            return page
        if not self._links:
            column.addWidget(QuestionHead(self._step.title, _("No link was drawn.")))
            column.addStretch(1)
            return page
        build = self._build_list if self._as_list else self._build_one
        build(column, index - self._before)
        foot = QHBoxLayout()
        foot.addStretch(1)
        words, icon = (_("One at a time"), "next") if self._as_list else (_("All links"), "list")
        other = Button(words, icon=icon)
        other.clicked.connect(self._on_other_way)
        foot.addWidget(other)
        column.addLayout(foot)
        return page

    def _build_nodes(self, column: QVBoxLayout) -> None:
        nodes, own = self._step.drawn.nodes, self._own or ()
        column.addWidget(QuestionHead(self._step.title, *own_words()))
        column.addSpacing(22)
        ticked = [at for at, node in enumerate(nodes) if node.id in own]
        self._nodes = TickColumns([node.name for node in nodes], ticked)
        self._nodes.ticked.connect(self._on_node_ticked)
        column.addWidget(self._nodes)
        column.addSpacing(22)
        self._told = Label(self._asked_told(), 16, colour="ink2", wrap=True)
        column.addWidget(self._told)
        column.addStretch(1)

    def _asked_told(self) -> str:
        """How many links follow from what is ticked."""
        some, none = asked_words()
        return some.format(n=len(self._links)) if self._links else none

    def _build_one(self, column: QVBoxLayout, at: int) -> None:
        step, link = self._step, self._links[at]
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(QuestionHead(self._kicker(at), link_words(step, link), step.instruction))
        if link.flows:
            words.addSpacing(18)
            passes = _("They pass on: {what}").format(what=link.flows)
            words.addWidget(Label(passes, 16, colour="ink2", wrap=True))
        words.addStretch(1)
        head.addLayout(words, 1)
        if link.from_:
            head.addWidget(self._thumbnail(link), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addStretch(1)
        rows = [
            GridRow(name=name, help=gloss, choices=scale_choices(
                ASPECTS[aspect], f"{link_words(step, link)}, {name}"))
            for aspect, (name, gloss) in aspect_words().items()
        ]  # fmt: skip
        below = [scale_heads(scale) for scale in ASPECTS.values()]
        column.addWidget(self._filled(WordedCells(rows, below), at))
        column.addStretch(1)

    def _thumbnail(self, link: Link) -> SceneView:
        """Where in the whole the link belongs."""
        drawn = self._step.drawn
        small = SceneView()
        small.setFixedSize(int(WIDTH), int(HEIGHT))
        small.set_scene(link_thumbnail(drawn, link, places_of(drawn), FaceType()))
        small.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return small

    def _build_list(self, column: QVBoxLayout, at: int) -> None:
        step, first = self._step, at - at % LINES
        shown = self._links[first : first + LINES]
        rated = sum(all(cell in self.answers for cell in _cells_of(link)) for link in self._links)
        pages = -(-len(self._links) // LINES)
        kicker = _("All links, page {n} of {pages}").format(n=at // LINES + 1, pages=pages)
        said = _("{n} of {total} rated").format(n=rated, total=len(self._links))
        column.addWidget(QuestionHead(kicker, said))
        column.addSpacing(18)
        words = aspect_words()
        heads = [(name, scale_told(aspect)) for aspect, (name, _gloss) in words.items()]
        lines = [
            (
                link_words(step, link),
                [
                    scale_choices(scale, f"{link_words(step, link)}, {words[aspect][0]}")
                    for aspect, scale in ASPECTS.items()
                ],
            )
            for link in shown
        ]
        column.addWidget(self._filled(CellTable(heads, lines), first))
        column.addStretch(1)

    def _filled(self, board: CellBoard, first: int) -> CellBoard:
        """The board with what this person has put; it tells what they choose."""
        self._board, self._first = board, first
        for row in board.rows:
            cell = self._cell(row.index)
            if cell in self.answers:
                board.set_value(row.index, self.answers[cell])
        board.chosen.connect(self._on_chosen)
        board.cleared.connect(self._on_cleared)
        return board

    def _kicker(self, at: int) -> str:
        return _("Link {n} of {total}").format(n=at + 1, total=len(self._links))

    def _cells(self, at: int) -> list[str]:
        return _cells_of(self._links[at])

    def _cell(self, row: int) -> str:
        """The cell of a row of the board."""
        link, part = divmod(row, len(ASPECTS))
        return self._cells(self._first + link)[part]

    def give_focus(self) -> None:
        """To the first open aspect of the link, or to the first node."""
        if self._nodes is not None:
            self._nodes.focus_first()
        if self._board is None:
            return
        at = self.question() - self._before
        rows = [(at - self._first) * len(ASPECTS) + part for part in range(len(ASPECTS))]
        free = (row for row in rows if self._cell(row) not in self.answers)
        self._board.focus_row(next(free, rows[0]))

    def wipe(self) -> None:
        """Forgets the person."""
        self._board = self._nodes = self._own = None
        self._as_list = False
        super().wipe()

    def _on_other_way(self) -> None:
        self._as_list = not self._as_list
        self._renew(self.question())
        self.show_question(self.question())

    def _on_chosen(self, row: int, value: int | str | None) -> None:
        self._at = self._before + self._first + row // len(ASPECTS)
        self.put(self._cell(row), value)

    def _on_cleared(self, row: int) -> None:
        self.clear(self._cell(row))

    def _on_node_ticked(self, at: int, ticked: bool) -> None:  # noqa: FBT001 - a signal's
        node = {self._step.drawn.nodes[at].id}
        own = self._own or set()
        self._own = own | node if ticked else own - node
        self._links = self._asked(self.answers)
        self._told.setText(self._asked_told())
        announce(self, self._asked_told())
        self.question_changed.emit(self.question())


def _cells_of(link: Link) -> list[str]:
    return [cell_name(link.id, aspect) for aspect in ASPECTS]

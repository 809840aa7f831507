"""Graph at the desk: the links one at a time, or as a list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.button import Button
from ui.kit.cell_table import CellTable
from ui.kit.cells import CellBoard
from ui.kit.entry import PagedEntry, page_column
from ui.kit.grid_entry import scale_choices
from ui.kit.label import Label
from ui.kit.question import QuestionHead
from ui.kit.rating_grid import GridRow
from ui.kit.scene import SceneView
from ui.kit.step import EntryWidget, KeyHint, entry_widget
from ui.kit.worded_cells import WordedCells
from ui.theme import FaceType
from workshop.domain.graph.map import Link
from workshop.room.charts.graph.thumbnail import HEIGHT, WIDTH, link_thumbnail
from workshop.room.graph_layout.laid import places_of
from workshop.room.steps.graph import scale_told
from workshop.steps.graph import (
    ASPECTS,
    GraphStep,
    aspect_words,
    cell_name,
    link_words,
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
    """

    def __init__(self, step: GraphStep) -> None:
        super().__init__()
        self._step, self._links = step, step.drawn.links
        self._as_list, self._first = False, 0
        self._board: CellBoard | None = None

    def count(self) -> int:
        """How many links."""
        return max(1, len(self._links))

    def heading(self, index: int) -> str:
        """The link."""
        if not self._links:
            return self._step.prompt
        link = link_words(self._step, self._links[index])
        return f"{self._kicker(index)}. {link}"

    def complete(self) -> bool:
        """Whether both aspects of the link have an answer."""
        return not self._links or all(cell in self.answers for cell in self._cells(self.question()))

    def hints(self) -> tuple[KeyHint, ...]:
        """Digits choose, Enter goes on."""
        return (
            KeyHint(keys=("1", "5"), words=_("choose")),
            KeyHint(keys=("0",), words=_("can't say")),
            KeyHint(keys=(_("Enter"),), words=_("next link")),
        )

    def turn_to(self, index: int) -> None:
        """Makes a link ready; in the list, its page."""
        if self._as_list and self._board is not None and index // LINES == self._at // LINES:
            self._at = index
        super().turn_to(index)

    def make_page(self, index: int) -> QWidget:
        """One link with its map, or the lines of its page."""
        page = QWidget()
        column = page_column(page)
        column.setContentsMargins(0, 28, 0, 8)
        if not self._links:
            self._board = None
            column.addWidget(QuestionHead(self._step.title, _("No link was drawn.")))
            column.addStretch(1)
            return page
        (self._build_list if self._as_list else self._build_one)(column, index)
        foot = QHBoxLayout()
        foot.addStretch(1)
        words, icon = (_("One at a time"), "next") if self._as_list else (_("All links"), "list")
        other = Button(words, icon=icon)
        other.clicked.connect(self._on_other_way)
        foot.addWidget(other)
        column.addLayout(foot)
        return page

    def _build_one(self, column: QVBoxLayout, index: int) -> None:
        step, link = self._step, self._links[index]
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(QuestionHead(self._kicker(index), link_words(step, link), step.instruction))
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
        below = [(*scale.labels, scale.missing) for scale in ASPECTS.values()]
        column.addWidget(self._filled(WordedCells(rows, below), index))
        column.addStretch(1)

    def _thumbnail(self, link: Link) -> SceneView:
        """Where in the whole the link belongs."""
        drawn = self._step.drawn
        small = SceneView()
        small.setFixedSize(int(WIDTH), int(HEIGHT))
        small.set_scene(link_thumbnail(drawn, link, places_of(drawn), FaceType()))
        small.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return small

    def _build_list(self, column: QVBoxLayout, index: int) -> None:
        step, first = self._step, index - index % LINES
        shown = self._links[first : first + LINES]
        rated = sum(
            all(cell in self.answers for cell in self._cells(at)) for at in range(len(self._links))
        )
        pages = -(-len(self._links) // LINES)
        kicker = _("All links, page {n} of {pages}").format(n=index // LINES + 1, pages=pages)
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

    def _kicker(self, index: int) -> str:
        return _("Link {n} of {total}").format(n=index + 1, total=len(self._links))

    def _cells(self, index: int) -> list[str]:
        return [cell_name(self._links[index].id, aspect) for aspect in ASPECTS]

    def _cell(self, row: int) -> str:
        """The cell of a row of the board."""
        link, part = divmod(row, len(ASPECTS))
        return self._cells(self._first + link)[part]

    def give_focus(self) -> None:
        """To the first open aspect of the link."""
        if self._board is None:
            return
        at = self.question()
        rows = [(at - self._first) * len(ASPECTS) + part for part in range(len(ASPECTS))]
        free = (row for row in rows if self._cell(row) not in self.answers)
        self._board.focus_row(next(free, rows[0]))

    def wipe(self) -> None:
        """Forgets the person."""
        self._board, self._as_list = None, False
        super().wipe()

    def _on_other_way(self) -> None:
        self._as_list = not self._as_list
        self._renew(self.question())
        self.show_question(self.question())

    def _on_chosen(self, row: int, value: int | str | None) -> None:
        self._at = self._first + row // len(ASPECTS)
        self.put(self._cell(row), value)

    def _on_cleared(self, row: int) -> None:
        self.clear(self._cell(row))

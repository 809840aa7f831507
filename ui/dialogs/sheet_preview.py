"""The pages of a handout as pictures, one at a time."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import IO, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.kit.button import Button
from ui.kit.label import Label
from ui.theme import colour, dress, font
from workshop.scan.pdfium import ONE_AT_A_TIME
from workshop.words import _

EDGE = 10
PREVIEW_SCALE = 2.0
"""Pixels for a point: sharp up to one and a half times its size."""
DOTS = 96 / 72
"""Pixels for a point at 100 %."""
STEPS = (50, 75, 100, 125, 150, 200)
"""Sizes of the page, in per cent."""
USUAL = 100


def drawn_pages(file: IO[bytes], numbers: range, scale: float) -> Iterator[QImage]:
    """Those pages of a PDF, from 0, as pictures one after another."""
    # Importing pypdfium2 loads a shared library: deferred to the first preview.
    import pypdfium2  # noqa: PLC0415

    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(file)
    try:
        for number in numbers:
            with ONE_AT_A_TIME:
                picture = _drawn(document[number], scale)
            yield picture
    finally:
        with ONE_AT_A_TIME:
            document.close()


def parted(file: IO[bytes], numbers: range) -> IO[bytes]:
    """Those pages of a PDF as one; the file itself where it is all of them."""
    import pypdfium2  # noqa: PLC0415 - as above

    with ONE_AT_A_TIME:
        whole = pypdfium2.PdfDocument(file)
        if len(numbers) == len(whole):
            whole.close()
            return file
        part, made = pypdfium2.PdfDocument.new(), BytesIO()
        part.import_pages(whole, list(numbers))
        part.save(made)
        part.close()
        whole.close()
    return made


def _drawn(page: Any, scale: float) -> QImage:  # noqa: ANN401 - pypdfium2 has no types
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    picture = QImage(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride,
        QImage.Format.Format_RGBX8888,
    ).copy()  # fmt: skip
    bitmap.close()
    page.close()
    return picture


class PagePicture(QWidget):
    """One page at its size; a sentence where there is none to show."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self._sentence = ""
        self._percent = USUAL
        self.setObjectName("page")
        self.setAccessibleName(_("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, picture: QImage) -> None:
        """Shows a page."""
        self._picture, self._sentence = picture, ""
        self._fit()

    def set_percent(self, percent: int) -> None:
        """The size of the page, 100 as it is on paper."""
        self._percent = percent
        self._fit()

    def _fit(self) -> None:
        self.setMinimumSize(self._page_size() + QSize(2 * EDGE, 2 * EDGE))
        self.updateGeometry()
        self.update()

    def _page_size(self) -> QSize:
        if self._picture.isNull():
            return QSize(0, 0)
        share = self._percent / 100 * DOTS / PREVIEW_SCALE
        return self._picture.size() * share

    def say(self, sentence: str) -> None:
        """Shows words instead of a page."""
        self._picture, self._sentence = QImage(), sentence
        self.setAccessibleDescription(sentence)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(400, 560)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1,
                Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))  # fmt: skip
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._picture.isNull():
            painter.setPen(colour("ink2"))
            painter.setFont(font(16))
            words = self.rect().adjusted(24, 24, -24, -24)
            painter.drawText(
                words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._sentence
            )
            return
        size = self._page_size()
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        place.moveTop(max(float(EDGE), place.top()))
        painter.drawImage(place, self._picture)
        painter.setPen(QPen(colour("edge"), 1))
        painter.drawRect(place)


class _Sheets(QScrollArea):
    """Where a page larger than its room is moved."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            dress(bar)
        self.setViewport(QWidget())
        self.setWidget(page)


class Preview(QWidget):
    """A page that scrolls, its size above it, Back and Next below."""

    wanted = Signal(int)
    """The page to draw, from 0."""

    def __init__(self) -> None:
        super().__init__()
        self._page, self._pages = 0, 0
        self.picture = PagePicture()
        self.back = Button(_("Page before"), icon="back", look="quiet")
        self.next = Button(_("Page after"), icon="next", look="quiet")
        self.number = Label("", 15, colour="ink2", tabular=True)
        self.smaller = Button(_("Smaller"), icon="minus")
        self.larger = Button(_("Larger"), icon="plus")
        self.percent = Label("", 16, bold=True, tabular=True)
        self._at = STEPS.index(USUAL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        size = QHBoxLayout()
        size.setSpacing(10)
        size.addStretch(1)
        for part in (self.smaller, self.percent, self.larger):
            size.addWidget(part)
        column.addLayout(size)
        self.sheets = _Sheets(self.picture)
        column.addWidget(self.sheets, 1)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.number)
        row.addStretch(1)
        row.addWidget(self.next)
        column.addLayout(row)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        self.picture.turned.connect(self._turn)
        self.smaller.clicked.connect(partial(self._zoom, -1))
        self.larger.clicked.connect(partial(self._zoom, 1))
        self._zoom(0)
        self.set_pages(0)

    def _zoom(self, step: int) -> None:
        self._at = min(max(0, self._at + step), len(STEPS) - 1)
        self.percent.setText(_("{n} %").format(n=STEPS[self._at]))
        self.picture.set_percent(STEPS[self._at])
        self.smaller.setEnabled(self._at > 0)
        self.larger.setEnabled(self._at < len(STEPS) - 1)

    def set_pages(self, pages: int) -> None:
        """How many there are; starts at the first."""
        self._page, self._pages = 0, pages
        self._tell()

    def page(self) -> int:
        """The page that shows, from 0."""
        return self._page

    def _on_back(self) -> None:
        self._turn(-1)

    def _on_next(self) -> None:
        self._turn(1)

    def _turn(self, step: int) -> None:
        page = self._page + step
        if 0 <= page < self._pages:
            self._page = page
            self._tell()
            self.sheets.verticalScrollBar().setValue(0)
            self.wanted.emit(page)

    def _tell(self) -> None:
        self.back.setEnabled(self._page > 0)
        self.next.setEnabled(self._page + 1 < self._pages)
        said = _("Page {n} of {of}").format(n=self._page + 1, of=self._pages) if self._pages else ""
        self.number.setText(said)
        self.picture.setAccessibleDescription(said)

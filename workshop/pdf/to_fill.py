"""Pictures and lines to fill in, each of which knows the cell that it is for."""

from collections.abc import Sequence

from workshop.domain.worksheet import AskedCell, FillPlace
from workshop.pdf.blocks import Lines, PaperBlock
from workshop.pdf.canvas import TaggedCanvas
from workshop.pdf.picture import Picture
from workshop.pdf.script import Faces
from workshop.room.scene import Scene


class ToFill(Picture):
    """A drawn block with places for an answer, tick or number."""

    def __init__(
        self, scene: Scene, faces: Faces, asked: AskedCell | None, places: Sequence[FillPlace], *,
        align: str = "left", spoken: str = "",
    ) -> None:  # fmt: skip
        """asked: None where nothing takes it in. spoken: what is drawn, where it is to be read."""
        super().__init__(scene, faces, align=align, tag="Span" if spoken else "Figure",
                         actual=spoken)  # fmt: skip
        self.asked, self.places = asked, tuple(places)

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """As drawn, with a field at each place where the file is a form."""
        super().paint(canvas, x, y, width)
        if self.asked:
            for place in self.places:
                canvas.field(self.asked, place, self.left(x, width), y)


class LinesToFill(Lines):
    """Writing lines for the words of a cell; they stay on one page."""

    def __init__(
        self, asked: AskedCell | None, count: int, pitch: float, *, above: float = 0
    ) -> None:
        super().__init__(count, above=above, pitch=pitch)
        self.asked = asked
        self._high = count * pitch

    def split(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """One answer is not parted."""
        return None

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """The lines, and a field over them where the file is a form."""
        super().paint(canvas, x, y, width)
        if self.asked:
            place = FillPlace(x=0, y=2, width=width, height=self._high - 2)
            canvas.field(self.asked, place, x, y)

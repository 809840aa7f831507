"""Scenes on paper: the same shapes as in the room, painted on the canvas."""

from functools import singledispatchmethod

from workshop.domain.direction import reads_from_right
from workshop.pdf.blocks import PaperBlock
from workshop.pdf.canvas import KAPPA, TaggedCanvas
from workshop.pdf.image import pixels
from workshop.pdf.line import Stretch, placed
from workshop.pdf.script import Faces
from workshop.pdf.tree import TreeNode
from workshop.room.marks import outline
from workshop.room.scene import Area, Box, Emblem, Line, Mark, Pie, Scene, Shapes, Text


class PaperType:
    """Measures of the faces for pictures (`workshop.room.scene.Type`)."""

    x_height = 0.496

    def __init__(self, faces: Faces) -> None:
        self._faces = faces

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The advance of the text."""
        return self._faces.width(text, bold=bold) * size


class Painter:
    """Paints the shapes of a scene with its top left corner at (x, y)."""

    def __init__(self, canvas: TaggedCanvas, faces: Faces, x: float, y: float) -> None:
        self._canvas, self._faces = canvas, faces
        self._x, self._y = x, y

    def _at(self, x: float, y: float) -> str:
        return f"{self._x + x:.2f} {self._canvas.height - self._y - y:.2f}"

    @singledispatchmethod
    def paint(self, shape: Shapes) -> None:
        """One shape."""
        raise NotImplementedError(type(shape).__name__)

    @paint.register(Box)
    def _paint_box(self, box: Box) -> None:
        if box.radius:
            path = self._rounded(box)
        else:
            low = self._at(box.x, box.y + box.height)
            path = [f"{low} {box.width:.2f} {box.height:.2f} re"]
        if box.opacity < 1:
            self._canvas.opacity(box.opacity)
        self._canvas.path(path, fill=box.fill, stroke=box.stroke, line=box.line, dash=box.dash)
        if box.opacity < 1:
            self._canvas.opacity(1)

    def _rounded(self, box: Box) -> list[str]:
        left, top, r = box.x, box.y, min(box.radius, box.width / 2, box.height / 2)
        right, low, k = box.x + box.width, box.y + box.height, r * (1 - KAPPA)
        at = self._at
        return [
            f"{at(left + r, top)} m {at(right - r, top)} l",
            f"{at(right - k, top)} {at(right, top + k)} {at(right, top + r)} c",
            f"{at(right, low - r)} l",
            f"{at(right, low - k)} {at(right - k, low)} {at(right - r, low)} c",
            f"{at(left + r, low)} l",
            f"{at(left + k, low)} {at(left, low - k)} {at(left, low - r)} c",
            f"{at(left, top + r)} l",
            f"{at(left, top + k)} {at(left + k, top)} {at(left + r, top)} c h",
        ]

    @paint.register(Line)
    def _paint_line(self, line: Line) -> None:
        path = [
            f"{self._at(*point)} {'l' if place else 'm'}" for place, point in enumerate(line.points)
        ]
        self._canvas.path(path, stroke=line.stroke, line=line.line, dash=line.dash, ends=line.round)

    @paint.register(Area)
    def _paint_area(self, area: Area) -> None:
        if area.opacity < 1:
            self._canvas.opacity(area.opacity)
        self._canvas.path(
            self._closed(area.points), fill=area.fill, stroke=area.stroke, line=area.line
        )
        if area.opacity < 1:
            self._canvas.opacity(1)

    def _closed(self, points: tuple[tuple[float, float], ...]) -> list[str]:
        path = [f"{self._at(*point)} {'l' if place else 'm'}" for place, point in enumerate(points)]
        return [*path, "h"]

    @paint.register(Mark)
    def _paint_mark(self, mark: Mark) -> None:
        corners = outline(mark)
        path = self._closed(corners) if corners else self._circle(mark.x, mark.y, mark.r)
        if mark.hollow:
            line = mark.line or mark.r / 4
            self._canvas.path(path, fill="paper", stroke=mark.colour, line=line)
        else:
            self._canvas.path(
                path, fill=mark.colour, stroke="ink" if mark.colour == "fifth" else ""
            )

    def _circle(self, x: float, y: float, r: float) -> list[str]:
        x, y, k = self._x + x, self._canvas.height - self._y - y, r * KAPPA
        west, east, low, top = f"{x - r:.2f}", f"{x + r:.2f}", f"{y - r:.2f}", f"{y + r:.2f}"
        left, right, down, up = f"{x - k:.2f}", f"{x + k:.2f}", f"{y - k:.2f}", f"{y + k:.2f}"
        middle, level = f"{x:.2f}", f"{y:.2f}"
        return [
            f"{middle} {top} m",
            f"{right} {top} {east} {up} {east} {level} c",
            f"{east} {down} {right} {low} {middle} {low} c",
            f"{left} {low} {west} {down} {west} {level} c",
            f"{west} {up} {left} {top} {middle} {top} c h",
        ]

    @paint.register(Pie)
    def _paint_pie(self, pie: Pie) -> None:
        circle = self._circle(pie.x, pie.y, pie.r)
        if pie.share >= 1:
            self._canvas.path(circle, fill=pie.colour)
            return
        self._canvas.path(circle, fill="paper")
        quarters = [f"{self._at(pie.x, pie.y)} m {self._at(pie.x, pie.y - pie.r)} l"]
        quarters += [step.removesuffix(" h") for step in circle[1 : 1 + round(pie.share * 4)]]
        self._canvas.path([*quarters, "h"], fill=pie.colour)
        self._canvas.path(circle, stroke=pie.colour, line=pie.r * 0.18)

    @paint.register(Text)
    def _paint_text(self, text: Text) -> None:
        if not text.text:
            return
        style = Stretch(text=text.text, size=text.size, bold=text.bold, colour=text.colour)
        parts = placed(text.text, style, self._faces, rtl=reads_from_right(text.text))
        width = sum(part.width for part in parts)
        shift = {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
        x, y = self._x + text.x - shift, self._y + text.y
        if text.halo:
            low = self._canvas.height - y - 0.25 * text.size
            rim = f"{x - 1:.2f} {low:.2f} {width + 2:.2f} {text.size:.2f} re"
            self._canvas.path([rim], fill="paper")
        for part in parts:
            self._canvas.placed(x + part.x, y, part)

    @paint.register(Emblem)
    def _paint_logo(self, logo: Emblem) -> None:
        x, y = self._x + logo.x, self._y + logo.y
        self._canvas.image(pixels(logo.png), x, y, logo.width, logo.height)


class Picture:
    """A scene as a block: one figure whose alternative text says what it shows."""

    def __init__(
        self, scene: Scene, faces: Faces, *, above: float = 0, tag: str = "Figure",
        actual: str = "", align: str = "left",
    ) -> None:  # fmt: skip
        self.above, self.keeps = above, False
        self._scene, self._faces, self._align = scene, faces, align
        self._node = TreeNode(tag, alt=scene.alt if tag == "Figure" else "", actual=actual)

    def height(self, width: float) -> float:
        """As drawn."""
        return self._scene.height

    def split(self, width: float, room: float) -> tuple[PaperBlock, PaperBlock] | None:
        """A picture stays whole."""
        return None

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """All its shapes as one content."""
        painter = Painter(canvas, self._faces, self.left(x, width), y)
        if not self._node.alt and not self._node.actual:
            with canvas.artifact():
                self._shapes(painter)
            return
        with canvas.element(self._node), canvas.content():
            self._shapes(painter)

    def left(self, x: float, width: float) -> float:
        """Where its left edge stands in a column of that width that begins at x."""
        return x + (width - self._scene.width) / 2 if self._align == "middle" else x

    def _shapes(self, painter: Painter) -> None:
        for shape in self._scene.shapes:
            painter.paint(shape)

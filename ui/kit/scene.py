"""Pictures on screen: the painter of scenes and the widget that shows one."""

from functools import lru_cache
from itertools import takewhile

from msgspec import structs
from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, font, theme
from workshop.room.marks import outline
from workshop.room.scene import (
    Area,
    Box,
    Emblem,
    Line,
    Mark,
    Pie,
    Scene,
    Shapes,
    Text,
    between,
)

REFERENCE = 100
FADE_MILLISECONDS = 120
GROWTH_MILLISECONDS = 400
DASH = (3.0, 2.5)


Drawing = tuple[int, int, float, str]
"""Width, height, pixel ratio and theme that a cached picture was drawn for."""


def paint_scene(painter: QPainter, scene: Scene, theme: Theme) -> None:
    """Paints a scene in its own units; the ground is the caller's."""
    brush = _Brush(painter, theme)
    for shape in scene.shapes:
        brush.draw(shape)


class _Brush:
    """A painter with the tokens of a theme; one method a shape."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter = painter
        self._theme = theme
        self._opacity = painter.opacity()
        self._faces = {bold: font(REFERENCE, bold=bold, tabular=True) for bold in (False, True)}

    def draw(self, shape: Shapes) -> None:
        {Box: self._box, Line: self._line, Area: self._area, Mark: self._mark, Pie: self._pie,
         Text: self._text, Emblem: self._logo}[type(shape)](shape)  # type: ignore[operator]  # fmt: skip

    def _colour(self, token: str) -> QColor:
        return QColor(self._theme.colours[token])

    def _set(
        self, fill: str, stroke: str, line: float, *, dash: bool = False, soft: bool = False
    ) -> None:
        painter = self._painter
        if fill:
            painter.setBrush(self._colour(fill))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if not stroke:
            painter.setPen(Qt.PenStyle.NoPen)
            return
        pen = QPen(self._colour(stroke), line)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if soft else Qt.PenJoinStyle.MiterJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if soft else Qt.PenCapStyle.FlatCap)
        if dash:
            pen.setDashPattern([DASH[0], DASH[1]])
        painter.setPen(pen)

    def _box(self, box: Box) -> None:
        self._set(box.fill, box.stroke, box.line, dash=box.dash)
        inside = box.line / 2 if box.stroke else 0
        rect = QRectF(box.x, box.y, box.width, box.height)
        rect.adjust(inside, inside, -inside, -inside)
        self._painter.setOpacity(self._opacity * box.opacity)
        self._painter.drawRoundedRect(rect, box.radius, box.radius)
        self._painter.setOpacity(self._opacity)

    def _line(self, line: Line) -> None:
        self._set("", line.stroke, line.line, dash=line.dash, soft=line.round)
        self._painter.drawPolyline(_polygon(line.points))

    def _area(self, area: Area) -> None:
        self._set(area.fill, area.stroke, area.line, soft=True)
        self._painter.setOpacity(self._opacity * area.opacity)
        self._painter.drawPolygon(_polygon(area.points))
        self._painter.setOpacity(self._opacity)

    def _mark(self, mark: Mark) -> None:
        line = mark.line or (mark.r / 4 if mark.hollow else mark.r * 0.1)
        self._set("paper" if mark.hollow else mark.colour, mark.colour, line, soft=True)
        corners = outline(mark)
        if corners:
            self._painter.drawPolygon(_polygon(corners))
        else:
            radius = mark.r - line / 2
            self._painter.drawEllipse(QPointF(mark.x, mark.y), radius, radius)

    def _pie(self, pie: Pie) -> None:
        line = pie.r * 0.14
        centre, radius = QPointF(pie.x, pie.y), pie.r - line / 2
        self._set("paper", pie.colour, line)
        self._painter.drawEllipse(centre, radius, radius)
        self._set(pie.colour, "", 0)
        if pie.share >= 1:
            self._painter.drawEllipse(centre, radius, radius)
        elif pie.share > 0:
            rect = QRectF(pie.x - radius, pie.y - radius, radius * 2, radius * 2)
            self._painter.drawPie(rect, 90 * 16, -round(360 * 16 * pie.share))

    def _text(self, text: Text) -> None:
        face: QFont = self._faces[text.bold]
        scale = text.size / REFERENCE
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
        left = -QFontMetricsF(face).horizontalAdvance(text.text) * shift if shift else 0.0
        painter = self._painter
        painter.save()
        painter.translate(text.x, text.y)
        painter.scale(scale, scale)
        painter.setFont(face)
        if text.halo:
            painter.fillPath(_rim(text.text, text.bold).translated(left, 0), self._colour("paper"))
        painter.setPen(self._colour(text.colour))
        painter.drawText(QPointF(left, 0), text.text)
        painter.restore()

    def _logo(self, logo: Emblem) -> None:
        painter, rim = self._painter, logo.rim
        place = QRectF(logo.x, logo.y, logo.width, logo.height)
        self._set("", "", 0)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(place.adjusted(-rim, -rim, rim, rim), rim, rim)
        dots = painter.deviceTransform().mapRect(place).size().toSize()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, _pixels(logo.png, dots.width(), dots.height()))


@lru_cache(maxsize=8)
def _pixels(png: bytes, wide: int, high: int) -> QImage:
    """A logo at the size at which it shows: shrunk only while it is painted, it would be ragged."""
    return QImage.fromData(png).scaled(
        wide, high, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


@lru_cache(maxsize=256)
def _rim(text: str, bold: bool) -> QPainterPath:  # noqa: FBT001 - named for what it says
    """What surrounds the letters, at the size of reference: to find it costs more than to fill it,
    and its overlaps cost most.
    """
    letters = QPainterPath()
    letters.addText(0, 0, font(REFERENCE, bold=bold, tabular=True), text)
    pen = QPainterPathStroker()
    pen.setWidth(REFERENCE * 0.2)
    rim = pen.createStroke(letters)
    rim.setFillRule(Qt.FillRule.WindingFill)
    return rim.simplified()


def _polygon(points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _shared(before: Scene, scene: Scene) -> tuple[Shapes, ...]:
    """The shapes that both scenes begin with, where they are of one size."""
    if (before.width, before.height) != (scene.width, scene.height):
        return ()
    pairs = zip(before.shapes, scene.shapes, strict=False)
    return tuple(one for one, other in takewhile(lambda pair: pair[0] == pair[1], pairs))


class SceneView(QWidget):
    """Shows one scene, scaled to fit with its proportions kept, on the theme's ground.

    What the scene says is its accessible description.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._before: Scene | None = None
        self._grown_from: Scene | None = None
        self._drawings: list[tuple[Scene | None, Drawing, QPixmap]] = []
        self._begun: tuple[tuple[Shapes, ...], Drawing, QPixmap] | None = None
        self._theme: Theme | None = None
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE_MILLISECONDS)
        self._fade.valueChanged.connect(self._on_fade_stepped)
        self._fade.finished.connect(self._on_fade_finished)
        self._growth = QVariantAnimation(self)
        self._growth.setStartValue(0.0)
        self._growth.setEndValue(1.0)
        self._growth.setDuration(GROWTH_MILLISECONDS)
        self._growth.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._growth.valueChanged.connect(self._on_fade_stepped)
        self._growth.finished.connect(self._on_grown)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def scene(self) -> Scene | None:
        """The scene on show."""
        return self._scene

    def set_scene(
        self, scene: Scene | None, *, fade: bool = False, grown_from: Scene | None = None
    ) -> None:
        """Shows a scene, or with None the empty ground; fade: through a short fade; grown_from:
        growing out of this one instead.
        """
        if scene == self._scene:
            return
        self._fade.stop()
        self._growth.stop()
        self._before, self._scene = (self._scene if fade else None), scene
        self._grown_from = grown_from if self.isVisible() else None
        if self._grown_from is not None:
            self._before = None
            self._growth.start()
        self.setAccessibleDescription(scene.alt if scene else "")
        if self._before is not None and self.isVisible():
            self._fade.start()
        else:
            self._before = None
        self.update()

    def set_theme(self, own: Theme | None) -> None:
        """A theme of its own (the room's); None follows the one in force."""
        self._theme = own
        self.update()

    def theme(self) -> Theme:
        """The theme it is painted in."""
        return self._theme or theme()

    def sizeHint(self) -> QSize:
        """A small room picture."""
        return QSize(320, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the scene, in a fade over the one before."""
        painter = QPainter(self)
        if self._grown_from is not None and self._scene is not None:
            share = float(self._growth.currentValue())
            painter.fillRect(self.rect(), QColor(self.theme().colours["paper"]))
            self._paint(painter, between(self._grown_from, self._scene, share))
            painter.end()
            return
        if self._before is not None:
            painter.drawPixmap(0, 0, self._drawn(self._before))
            painter.setOpacity(float(self._fade.currentValue()))
        painter.drawPixmap(0, 0, self._drawn(self._scene))
        painter.end()

    def _drawn(self, scene: Scene | None) -> QPixmap:
        """The scene with its ground as one cached picture."""
        now = self.theme()
        key = (self.width(), self.height(), self.devicePixelRatioF(), now.name)
        for known, drawing, pixmap in self._drawings:
            if known is scene and drawing == key:
                return pixmap
        pixmap = self._ground(key) if scene is None else self._picture(scene, key)
        self._drawings = [*self._drawings[-1:], (scene, key, pixmap)]
        return pixmap

    def _ground(self, key: Drawing) -> QPixmap:
        pixmap = QPixmap(self.size() * key[2])
        pixmap.setDevicePixelRatio(key[2])
        pixmap.fill(QColor(self.theme().colours["paper"]))
        return pixmap

    def _picture(self, scene: Scene, key: Drawing) -> QPixmap:
        """The scene's picture: what it begins with as the one before did, such as the words beside
        a cube that turns, is painted once.
        """
        before = self._drawings[-1][0] if self._drawings else None
        shared = _shared(before, scene) if before is not None else ()
        if not shared:
            self._begun = None
            return self._painted(self._ground(key), scene, scene.shapes)
        if self._begun is None or self._begun[:2] != (shared, key):
            self._begun = (shared, key, self._painted(self._ground(key), scene, shared))
        return self._painted(QPixmap(self._begun[2]), scene, scene.shapes[len(shared) :])

    def _painted(self, pixmap: QPixmap, scene: Scene, shapes: tuple[Shapes, ...]) -> QPixmap:
        painter = QPainter(pixmap)
        self._paint(painter, structs.replace(scene, shapes=shapes))
        painter.end()
        return pixmap

    def _paint(self, painter: QPainter, scene: Scene) -> None:
        scale = min(self.width() / scene.width, self.height() / scene.height)
        painter.save()
        painter.translate(
            (self.width() - scene.width * scale) / 2, (self.height() - scene.height * scale) / 2
        )
        painter.scale(scale, scale)
        paint_scene(painter, scene, self.theme())
        painter.restore()

    def _on_fade_stepped(self) -> None:
        self.update()

    def _on_grown(self) -> None:
        self._grown_from = None
        self.update()

    def _on_fade_finished(self) -> None:
        self._before = None
        self.update()

"""Tokens of colour and type, light and dark, and applying a theme."""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from workshop.paths import ASSETS
from workshop.room import palette

PROPERTY = "theme"
FACE = "Atkinson Hyperlegible"
FACE_FILES = ("AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf")
OTHER_SCRIPTS = (
    "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai",
    "Noto Sans Armenian", "Noto Sans Bengali", "Noto Sans Ethiopic", "Noto Sans Georgian",
    "Noto Sans Gujarati", "Noto Sans Gurmukhi", "Noto Sans Kannada", "Noto Sans Khmer",
    "Noto Sans Lao", "Noto Sans Malayalam", "Noto Sans Myanmar", "Noto Sans Oriya",
    "Noto Sans Sinhala", "Noto Sans Tamil", "Noto Sans Telugu", "Noto Sans Symbols", "Noto Emoji",
)  # fmt: skip
TABULAR = QFont.Tag("tnum")


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A name ("light", "dark") and the colour of every token."""

    name: str
    colours: dict[str, str]


LIGHT = Theme(
    name="light",
    colours=palette.LIGHT,
)
DARK = Theme(
    name="dark",
    colours={
        "paper": "#121212", "surface": "#1D1C21", "sunk": "#0B0B0C", "line": "#39363F",
        "edge": "#85818E", "ink": "#ECEAF0", "ink2": "#B9B6C1", "accent": "#CDB0F2",
        "press": "#E4D3FA", "tint": "#2E2140", "onacc": "#1B0A30", "warn": "#F5C76B",
        "warntint": "#33270F", "error": "#FFA8A8", "frost": "#F2B535",
        "me": "#56B4E9", "team": "#009E73", "org": "#D55E00", "spenders": "#F5F5F5",
        "fifth": "#CC79A7", "dark": "#0B0B0C", "dim": "#85818E", "lit": "#ECEAF0",
        "step1": "#2A1B40", "step2": "#4F3480", "step3": "#B59CE0", "step4": "#D6C5F0",
        "step5": "#F7F3FD", "on1": "#FFFFFF", "on2": "#FFFFFF", "on3": "#111111",
        "on4": "#111111", "on5": "#111111", "onfrost": "#111111",
    },
)  # fmt: skip
THEMES = {each.name: each for each in (LIGHT, DARK)}


def theme() -> Theme:
    """The theme in force."""
    app = QApplication.instance()
    return THEMES[(app.property(PROPERTY) if app else None) or LIGHT.name]


def colour(token: str) -> QColor:
    """A token's colour in the theme in force."""
    return QColor(theme().colours[token])


def chosen(setting: str) -> Theme:
    """The theme for a setting; "system" follows the desktop."""
    if setting in THEMES:
        return THEMES[setting]
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def apply(app: QApplication, wanted: Theme) -> None:
    """Applies a theme; every painted widget repaints."""
    app.setProperty(PROPERTY, wanted.name)
    app.setStyle("Fusion")
    app.setFont(font(16))
    colours = _palette(wanted)
    app.setPalette(colours)
    QToolTip.setPalette(colours)
    dress(*(each for each in app.allWidgets() if each.styleSheet()))


def dress(*widgets: QWidget) -> None:
    """Applies the theme to what Qt paints: fields, lists, scroll bars, menus.

    On each of them and not on the application: with an application-wide sheet, Qt re-polishes all
    children each time a widget is reparented, and creating a window takes half as long again.
    """
    sheet = style_sheet(theme().name)
    for each in widgets:
        each.setStyleSheet(sheet)


@cache
def style_sheet(name: str) -> str:
    """The style sheet, each `{token}` replaced by its colour in the theme of that name."""
    sheet = (ASSETS / "style.qss").read_text(encoding="utf-8")
    for token, value in THEMES[name].colours.items():
        sheet = sheet.replace("{" + token + "}", value)
    return sheet


def _palette(wanted: Theme) -> QPalette:
    role = QPalette.ColorRole
    tokens = {
        role.Window: "paper", role.WindowText: "ink", role.Base: "surface", role.Text: "ink",
        role.AlternateBase: "sunk", role.Button: "surface", role.ButtonText: "ink",
        role.BrightText: "onacc", role.Highlight: "accent", role.HighlightedText: "onacc",
        role.PlaceholderText: "ink2", role.ToolTipBase: "surface", role.ToolTipText: "ink",
        role.Link: "accent", role.LinkVisited: "accent", role.Mid: "edge", role.Dark: "edge",
        role.Light: "surface", role.Midlight: "line", role.Shadow: "edge", role.Accent: "accent",
    }  # fmt: skip
    palette = QPalette()
    for each, token in tokens.items():
        palette.setColor(each, QColor(wanted.colours[token]))
    return palette


def _package_folder(package: str) -> Path | None:
    spec = find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None


def load_fonts() -> None:
    """Makes the face known to Qt, and the faces for other scripts once the first window is up;
    needs the application.
    """
    QTimer.singleShot(0, load_other_scripts)
    folder = _package_folder("fontpkg_atkinson_hyperlegible")
    if folder is None:
        return
    for name in FACE_FILES:
        QFontDatabase.addApplicationFont(str(folder / "files" / name))


def load_other_scripts() -> None:
    """Makes the faces for other scripts known."""
    folder = _package_folder("manimgx_fonts")
    for path in sorted(folder.glob("*.ttf")) if folder else ():
        if "Italic" not in path.name:
            QFontDatabase.addApplicationFont(str(path))


def font(px: float, *, bold: bool = False, tabular: bool = False) -> QFont:
    """The face at a size in pixels; tabular figures for columns, clocks and timers."""
    return QFont(_font(max(1, round(px)), bold=bold, tabular=tabular))


@lru_cache(maxsize=64)
def _font(px: int, *, bold: bool, tabular: bool) -> QFont:
    made = QFont()
    made.setFamilies([FACE, *OTHER_SCRIPTS])
    made.setPixelSize(px)
    made.setBold(bold)
    if tabular:
        made.setFeature(TABULAR, 1)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made


class FaceType:
    """Measures of the face for pictures (`workshop.room.scene.Type`), figures tabular."""

    x_height = 0.496
    REFERENCE = 200
    REMEMBERED = 5000
    """Balancing a headline asks for the same few lines again and again."""

    def __init__(self) -> None:
        self._known: dict[bool, dict[str, float]] = {False: {}, True: {}}
        self._metrics = {
            bold: QFontMetricsF(font(self.REFERENCE, bold=bold, tabular=True))
            for bold in (False, True)
        }
        QApplication.instance().fontDatabaseChanged.connect(self._forget)  # type: ignore[union-attr]

    def _forget(self) -> None:
        """Widths measured before a face was known are those of another face."""
        self._known = {False: {}, True: {}}

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The advance of the text."""
        known = self._known[bold]
        if text not in known:
            if len(known) >= self.REMEMBERED:
                known.clear()
            known[text] = self._metrics[bold].horizontalAdvance(text) / self.REFERENCE
        return known[text] * size

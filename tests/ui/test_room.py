"""The room window: one page, black on demand, no way to close or lose anything in it."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QSize, Qt, QVariantAnimation
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QWidget

from tests.ui.rendering import render
from ui.kit.scene import FADE_MILLISECONDS, SceneView
from ui.projector.window import RoomWindow, room_frame
from ui.theme import DARK, LIGHT, FaceType
from workshop.room.prompt import prompt_pages
from workshop.room.scene import (
    Area,
    Box,
    Emblem,
    Line,
    Mark,
    Page,
    Pie,
    Scene,
    Text,
)


def page(task, left=None):
    return prompt_pages(room_frame(QSize(1280, 720), 6), task=task, left=left, planned=600)[0]


def scene(*shapes, width=100.0, height=100.0, alt="A picture."):
    return Scene(width=width, height=height, shapes=shapes, alt=alt)


def pixel(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


def shot(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.fixture
def room(qtbot):
    window = RoomWindow(fades=False)
    qtbot.addWidget(window)
    window.resize(640, 360)
    window.show()
    return window


@pytest.mark.parametrize(
    ("height", "profile", "r"), [(1080, 4, 44), (1080, 6, 66), (1080, 8, 88), (768, 6, 47)]
)
def test_that_the_reading_size_follows_height_and_profile(height, profile, r):
    assert room_frame(QSize(height * 16 // 9, height), profile).r == r


def test_that_in_portrait_the_reading_size_follows_the_width():
    assert room_frame(QSize(1080, 1920), 6).r == 66


def test_that_the_x_height_is_that_of_the_face(qapp):
    assert FaceType().x_height == pytest.approx(0.496)


def test_that_the_window_says_what_it_shows(room):
    room.show_page(page("Where are we together?"))

    assert room.accessibleName() == "Room view"
    assert room.accessibleDescription() == "Where are we together?"
    assert QAccessible.queryAccessibleInterface(room).text(QAccessible.Text.Name) == "Room view"


def test_that_black_hides_the_page_and_gives_it_back(room):
    shown = page("Where are we together?")
    room.show_page(shown)

    room.set_blank("black")
    assert {pixel(shot(room), x, y) for x in (5, 300) for y in (5, 200)} == {"#000000"}
    assert room.accessibleDescription() == "The room view is black."

    room.set_blank("")
    assert pixel(shot(room), 5, 200) == LIGHT.colours["paper"]
    assert room.page() == shown
    assert room.accessibleDescription() == "Where are we together?"


def test_that_no_key_closes_it(qtbot, room):
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_PageDown):
        qtbot.keyClick(room, key)

    assert room.isVisible()


def test_that_the_pointer_is_hidden(room):
    assert room.cursor().shape() == Qt.CursorShape.BlankCursor


def test_that_the_window_has_no_frame_and_no_buttons(room):
    assert room.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert not room.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[1:]


def test_that_a_new_size_is_told(qtbot, room):
    with qtbot.waitSignal(room.resized):
        room.resize(800, 600)

    assert room_frame(room.size(), 6).width == 800


def fading(view: SceneView) -> bool:
    return view.findChild(QVariantAnimation).state() == QVariantAnimation.State.Running


def test_that_a_new_page_fades_in_and_a_moving_clock_does_not(qtbot):
    window = RoomWindow(fades=True)
    qtbot.addWidget(window)
    window.resize(320, 180)
    window.show()
    view = window.findChild(SceneView)
    window.show_page(page("First.", left=600))

    window.show_page(page("First.", left=500))
    assert not fading(view)

    window.show_page(page("Second.", left=500))
    assert fading(view)
    qtbot.waitUntil(lambda: not fading(view), timeout=FADE_MILLISECONDS * 20)
    assert window.accessibleDescription() == "Second."


def test_that_nothing_fades_where_less_motion_is_wanted(room):
    room.show_page(page("First."))
    room.show_page(page("Second."))

    assert not fading(room.findChild(SceneView))


def test_that_a_picture_keeps_its_proportions(qtbot):
    view = SceneView()
    qtbot.addWidget(view)
    view.resize(400, 100)
    view.set_scene(scene(Box(x=0, y=0, width=100, height=100, fill="accent")))

    image = shot(view)

    assert pixel(image, 200, 50) == LIGHT.colours["accent"]
    assert pixel(image, 120, 50) == LIGHT.colours["paper"]
    assert pixel(image, 280, 50) == LIGHT.colours["paper"]
    assert view.accessibleDescription() == "A picture."


def test_that_an_empty_view_is_the_ground(qtbot):
    view = SceneView()
    qtbot.addWidget(view)
    view.resize(40, 40)
    view.set_scene(None)

    assert pixel(shot(view), 20, 20) == LIGHT.colours["paper"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("shape", "inside", "colour"),
    [
        (Box(x=20, y=20, width=60, height=60, fill="step3"), (50, 50), "step3"),
        (Area(points=((20, 20), (80, 20), (80, 80), (20, 80)), fill="sunk"), (50, 50), "sunk"),
        (Line(points=((0, 50), (100, 50)), stroke="accent", line=10), (50, 50), "accent"),
        (Mark(x=50, y=50, r=30, colour="me"), (50, 50), "me"),
        (Mark(x=50, y=50, r=30, shape="square", colour="org"), (28, 28), "org"),
        (Mark(x=50, y=50, r=30, shape="diamond", colour="team"), (50, 25), "team"),
        (Mark(x=50, y=50, r=30, shape="triangle", colour="team"), (50, 60), "team"),
        (Mark(x=50, y=50, r=30, shape="pentagon", colour="fifth"), (50, 50), "fifth"),
        (Mark(x=50, y=50, r=30, colour="me", hollow=True, line=6), (50, 50), "paper"),
        (Pie(x=50, y=50, r=30, share=1), (40, 50), "ink"),
        (Pie(x=50, y=50, r=30, share=0.5), (60, 50), "ink"),
        (Pie(x=50, y=50, r=30, share=0.5), (40, 50), "paper"),
        (Text(x=50, y=80, text="I", size=90, bold=True, anchor="middle"), (50, 50), "ink"),
    ],
)
def test_that_each_shape_is_painted_in_its_token(qapp, theme, shape, inside, colour):
    image = render(scene(shape), theme)

    assert QColor(pixel(image, *inside)) == QColor(theme.colours[colour])


def test_that_dashes_leave_gaps_and_the_inside_empty(qapp):
    box = Box(x=10, y=10, width=80, height=80, stroke="ink", line=4, dash=True)
    image = render(scene(box))

    edge = {pixel(image, x, 12) for x in range(15, 85)}
    assert {LIGHT.colours["ink"], LIGHT.colours["paper"]} <= edge
    assert pixel(image, 50, 50) == LIGHT.colours["paper"]


def test_that_a_halo_keeps_letters_off_the_lines_behind(qapp):
    line = Line(points=((0, 50), (100, 50)), stroke="accent", line=100)
    text = Text(x=50, y=60, text="l", size=40, anchor="middle", halo=True)

    image = render(scene(line, text))

    assert pixel(image, 50, 50) == LIGHT.colours["ink"]
    row = [pixel(image, x, 50) for x in range(100)]
    assert LIGHT.colours["paper"] in row
    assert row[5] == LIGHT.colours["accent"]


def test_that_a_page_comes_back_after_a_change_of_page(room):
    first, second = page("First."), page("Second.")
    room.show_page(first)
    room.show_page(second)
    room.show_page(first)

    assert isinstance(room.page(), Page)
    assert room.accessibleDescription() == "First."


@pytest.mark.parametrize("own", [LIGHT, DARK], ids=["light", "dark"])
def test_that_ground_and_shapes_both_wear_the_theme_of_the_room(qtbot, own):
    view = SceneView()
    qtbot.addWidget(view)
    view.resize(100, 100)
    view.set_scene(scene(Box(x=40, y=40, width=20, height=20, fill="ink")))
    pictures = [shot(view)]
    view.set_theme(own)
    pictures.append(shot(view))

    assert pixel(pictures[0], 50, 50) == LIGHT.colours["ink"]
    assert pixel(pictures[1], 5, 5) == own.colours["paper"]
    assert pixel(pictures[1], 50, 50) == own.colours["ink"]


def test_that_a_picture_that_begins_like_the_one_before_looks_as_it_does_alone(qtbot):
    words = Text(x=5, y=20, text="Turned", size=18, halo=True)
    ground = Box(x=0, y=0, width=60, height=60, fill="tint", opacity=0.4)
    turns = [scene(ground, words, Mark(x=20 + 9 * each, y=50, r=12)) for each in range(4)]
    turned = SceneView()
    qtbot.addWidget(turned)
    turned.resize(200, 200)
    for each, own in zip(turns, (LIGHT, LIGHT, LIGHT, DARK), strict=True):
        turned.set_theme(own)
        turned.set_scene(each)
        alone = SceneView()
        qtbot.addWidget(alone)
        alone.resize(200, 200)
        alone.set_theme(own)
        alone.set_scene(each)

        assert shot(turned) == shot(alone)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_that_a_logo_keeps_its_own_colours_on_a_white_plate(qapp, theme):
    file = BytesIO()
    Image.new("RGBA", (400, 200), "#0B5A57").save(file, "PNG")
    logo = Emblem(x=30, y=40, width=40, height=20, png=file.getvalue(), rim=5)

    image = render(scene(logo), theme)

    assert pixel(image, 50, 50).upper() == "#0B5A57"
    assert pixel(image, 27, 50).upper() == "#FFFFFF"
    assert pixel(image, 20, 50).upper() == theme.colours["paper"]

"""The parts: what they say, how they look, and how keys move in them."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.console.pictures import PictureBar
from ui.kit.button import Button, KeyCap
from ui.kit.cells import Choice
from ui.kit.choice import ChoiceCards, Segments, Tick
from ui.kit.field import Field, LongEdit, NumberField
from ui.kit.icon import pixmap
from ui.kit.label import Label
from ui.kit.notice import Notice
from ui.kit.pill import Pill
from ui.kit.progress import Discs
from ui.kit.room_frame import RoomFrame
from ui.kit.ruler import EntryRuler, Rulers
from ui.kit.timer_bar import TimerBar, minutes_seconds, share
from ui.kit.toast import Toast
from ui.theme import LIGHT
from workshop.paths import ASSETS

ICONS = tuple(sorted(file.stem for file in (ASSETS / "icons").glob("*.svg")))


def shown(qtbot, *parts: QWidget) -> QWidget:
    window = QWidget()
    qtbot.kept = window
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def colours_of(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    }


@pytest.mark.parametrize(
    ("look", "ground"), [("expected", "accent"), ("on", "ink"), ("usual", "surface")]
)
def test_that_a_button_looks_as_it_is_meant(qtbot, look, ground):
    window = shown(qtbot, Button("Next", icon="next", key="PgDn", look=look))

    assert LIGHT.colours[ground] in colours_of(window.findChild(Button))


def test_that_a_button_is_at_least_forty_high_and_forty_eight_at_the_desk():
    assert Button("Next").sizeHint().height() >= 40
    assert Button("Next", height=48).sizeHint().height() == 48


def test_that_a_button_that_is_off_says_why(qtbot):
    button = Button("Reveal", key="R")
    button.set_off("2 more answers")

    assert not button.isEnabled()
    assert button.accessibleDescription() == "2 more answers"
    assert button.toolTip() == "2 more answers"

    button.set_off("")

    assert button.isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_that_enter_and_space_press_a_button(qtbot, key):
    button = Button("Next")
    shown(qtbot, button)

    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_that_a_field_shows_a_fault_with_its_sentence_and_takes_it_back(qtbot):
    field = Field("Title", help="What you call the day")
    shown(qtbot, field)

    field.set_error("It needs a title.")

    assert field.fault.isVisible()
    assert field.edit.accessibleDescription() == "It needs a title."

    field.set_error("")

    assert not field.fault.isVisible()
    assert field.edit.accessibleDescription() == "What you call the day"


def test_that_a_number_steps_with_the_arrow_keys_and_stays_within_bounds(qtbot):
    field = NumberField("People", 4, 3, 5)
    shown(qtbot, field)

    for _ in range(3):
        qtbot.keyClick(field.edit, Qt.Key.Key_Up)

    assert field.value() == 5

    field.set_text("2")

    assert field.value() is None
    assert field.number() == 2


def test_that_a_paste_beyond_the_limit_is_cut(qtbot):
    edit = LongEdit(100)
    shown(qtbot, edit)

    QGuiApplication.clipboard().setText("x" * 1_000_000)

    edit.paste()

    assert len(edit.toPlainText()) == 100


def test_that_typing_in_the_middle_of_a_full_field_keeps_what_was_there(qtbot):
    edit = LongEdit(5)
    qtbot.addWidget(edit)
    edit.setPlainText("abcde")
    cursor = edit.textCursor()
    cursor.setPosition(2)
    edit.setTextCursor(cursor)

    edit.insertPlainText("X")

    assert edit.toPlainText() == "abcde"


def test_that_characters_beyond_the_first_plane_count_once(qtbot):
    edit = LongEdit(5)
    qtbot.addWidget(edit)
    edit.setPlainText("🌳🌳cde")

    edit.insertPlainText("X")

    assert edit.toPlainText() == "🌳🌳cde"


def test_that_arrow_keys_move_between_choice_cards(qtbot):
    cards = ChoiceCards([("a", "Taster", "Short", "1 h"), ("b", "Half day", "Longer", "3 h")])
    shown(qtbot, cards)
    cards.set_value("a")
    cards.cards()[0].setFocus()

    with qtbot.waitSignal(cards.chosen) as told:
        qtbot.keyClick(cards.cards()[0], Qt.Key.Key_Down)

    assert told.args == ["b"]
    assert cards.value() == "b"


def test_that_segments_tell_what_was_pressed_only(qtbot):
    segments = Segments(["Shapes", "Gaps"])
    shown(qtbot, segments)
    told = []
    segments.chosen.connect(told.append)

    segments.set_value("Gaps")
    qtbot.mouseClick(segments.findChild(QWidget, "Shapes"), Qt.MouseButton.LeftButton)

    assert told == ["Shapes"]
    assert segments.value() == "Shapes"


def test_that_a_tick_is_set_by_the_space_key(qtbot):
    tick = Tick("May be shown", "without my name")
    shown(qtbot, tick)

    qtbot.keyClick(tick, Qt.Key.Key_Space)

    assert tick.isChecked()
    assert tick.accessibleDescription() == "without my name"


def test_that_a_toast_offers_undo_and_goes_by_itself(qtbot):
    window = shown(qtbot, QLineEdit())
    window.resize(600, 300)
    toast = Toast(window)
    toast._clock.setInterval(30)

    toast.say("Moved to the bin.", undo=True)

    assert toast.isVisible()
    with qtbot.waitSignal(toast.undone):
        toast.findChild(Button).click()
    assert not toast.isVisible()

    toast.say("Moved to the bin.")

    qtbot.waitUntil(lambda: not toast.isVisible())


def test_that_a_refusal_carries_no_tick(qtbot):
    window = shown(qtbot, QLineEdit())
    toast = Toast(window)

    toast.say("Moved to the bin.")
    assert toast._sign == "tick"
    toast.tell("There is one screen only.")

    assert not toast._sign
    assert toast.sentence() == "There is one screen only."


def test_that_a_screen_reader_chooses_a_segment_by_its_toggle(qtbot):
    segments = Segments(("A4", "Letter"))
    shown(qtbot, segments)
    segments.set_value("A4")
    told = []
    segments.chosen.connect(told.append)
    letter = segments.findChildren(QAbstractButton)[1]
    actions = QAccessible.queryAccessibleInterface(letter).actionInterface()

    actions.doAction("Toggle")

    assert told == ["Letter"]
    assert segments.value() == "Letter"


def test_that_progress_says_people_in_words():
    discs = Discs(8)
    discs.set(6, 8)

    assert discs.accessibleName() == "6 of 8 done"


@pytest.mark.parametrize(
    ("left", "words"), [(424, "7:04"), (0, "0:00"), (59.2, "1:00"), (-61, "−1:01")]
)
def test_that_the_timer_speaks_in_minutes_and_seconds(left, words):
    assert minutes_seconds(left) == words


def test_that_the_timer_bar_never_leaves_its_bounds(qtbot):
    assert share(30, 60) == 0.5
    assert share(90, 60) == 1
    assert share(-5, 60) == 0
    assert share(5, 0) == 0
    bar = TimerBar()
    bar.set(30, 60, beads=False)
    assert bar.accessibleName() == "0:30"


def test_that_a_locked_picture_shows_no_picture(qtbot):
    frame = RoomFrame()
    shown(qtbot, frame)
    for state in ("live", "frozen", "black", "locked"):
        frame.set_state(state)
        assert frame.view.isVisible() == (state in ("live", "frozen"))
        frame.grab()


def test_that_a_notice_with_nothing_to_say_is_hidden(qtbot):
    notice = Notice()
    shown(qtbot, Label("x"), notice)
    assert not notice.isVisible()

    notice.say("Over 90 minutes without a break", "10:30 to 12:45.")

    assert notice.isVisible()
    assert "10:30" in notice.accessibleName()


def test_that_no_part_is_a_window_for_a_moment(qtbot):
    parts = (
        Field("Title", help="What you call the day"),
        NumberField("People", 4, 3, 5, help="including you"),
        Notice("Over 90 minutes without a break", "10:30 to 12:45."),
    )

    for part in parts:
        inside = [part, *part.findChildren(QWidget)]
        assert not [each for each in inside if each.isVisible()]


def test_that_a_changed_size_outlives_a_new_parent(qtbot):
    field = Field("Starts")
    field.label.set_px(15, bold=False)

    shown(qtbot, field)

    assert field.label.font().pixelSize() == 15
    assert not field.label.font().bold()


def test_that_a_long_label_takes_the_height_its_lines_need():
    label = Label("one two three four five six seven eight nine ten", 16, wrap=True)

    assert label.heightForWidth(120) > label.heightForWidth(1000)
    assert label.text().startswith("one")


def test_that_an_elided_label_gives_way():
    label = Label("a very long title that does not fit", 16, elide=True)

    assert label.minimumSizeHint().width() < 40


@pytest.mark.parametrize("name", ICONS)
def test_that_every_icon_is_drawn(qtbot, name):
    image = pixmap(name, 24).toImage()

    assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


def test_that_icons_take_the_colour_of_their_token(qtbot):
    image = pixmap("plus", 24, "accent").toImage()

    assert image.pixelColor(12, 12).name().upper() == LIGHT.colours["accent"]


def test_that_every_icon_file_is_on_the_same_grid():
    for file in (ASSETS / "icons").glob("*.svg"):
        text = file.read_text()
        assert 'viewBox="0 0 24 24"' in text
        assert 'stroke-width="1.8"' in text or file.stem == "mark"


def test_that_pills_and_key_caps_are_as_wide_as_their_words(qtbot):
    assert Pill("Frozen").sizeHint().width() > Pill("On").sizeHint().width()
    assert KeyCap("Enter", tall=True).width() > KeyCap("1", tall=True).width() == KeyCap.TALL


def test_that_a_line_of_a_higher_script_stands_on_the_baseline_of_the_face(qtbot):
    plain, mixed = (Label(text, 26, wrap=True) for text in ("xxx", "xxx مرحبا"))
    tops = []
    for label in (plain, mixed):
        qtbot.addWidget(label)
        label.resize(300, 80)
        picture = label.grab(QRect(0, 0, 20, 80)).toImage()
        ground = picture.pixel(0, 79)
        rows = [y for y in range(80) if any(picture.pixel(x, y) != ground for x in range(20))]
        tops.append(rows[0])
    assert tops[0] == tops[1]


def test_that_a_board_that_is_resized_is_painted_with_its_cells_side_by_side(qtbot):
    points = tuple(Choice(value=at, sign=str(at), key=str(at), name=f"{at}") for at in range(8))
    ruler = EntryRuler(
        name="Depth", help="how far it goes", anchors=("a", "b", "c"), choices=points
    )
    board = Rulers([ruler], "Can’t say")
    qtbot.addWidget(board)
    board.resize(900, 200)
    board.show()
    narrow = board.rows[0].cells[0].width()

    board.resize(1200, 200)  # and nothing else is done before it is painted

    cells = [cell.geometry() for cell in board.rows[0].cells]
    assert cells[0].width() > narrow
    assert all(one.right() < next_one.left() for one, next_one in pairwise(cells))
    assert cells[-1].right() < board.width()


def test_that_a_key_held_on_a_button_does_its_deed_once(qtbot):
    button = Button("Go on")
    qtbot.addWidget(button)
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))

    for held in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", held
        )
        QApplication.sendEvent(button, event)

    assert pressed == [1]


def test_that_toggling_a_picture_chooses_it_and_showing_the_choice_tells_nothing(qtbot):
    bar = PictureBar()
    qtbot.addWidget(bar)
    chosen = []
    bar.picture_chosen.connect(chosen.append)
    bar.show_pictures({"shapes": "Shapes", "gaps": "Gaps"}, "shapes")
    assert chosen == []

    bar.findChild(QWidget, "picture Gaps").setChecked(True)

    assert chosen == ["gaps"]


def test_that_a_toast_covers_no_control(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    low = QLineEdit(window)
    low.setGeometry(0, 300, 600, 90)
    window.show()
    toast = Toast(window)

    toast.say("Moved to the bin.")

    assert toast.isVisible()
    assert toast.geometry().bottom() < low.geometry().top()


def test_that_a_toast_makes_way_for_a_control_that_its_deed_has_moved(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    deed = Button("Change the day", parent=window)
    deed.setGeometry(200, 40, 200, 42)
    window.show()
    toast = Toast(window)

    toast.say("85 minutes won.")
    deed.move(200, toast.y())

    qtbot.waitUntil(lambda: not toast.geometry().intersects(deed.geometry()))

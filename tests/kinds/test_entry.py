"""Every kind at the desk: its widget takes values and gives them, by keys and by names alone."""

from collections import Counter
from itertools import combinations

import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QRadioButton, QSpinBox

from ui import steps as _kinds  # noqa: F401 - registers the kinds
from ui.kit.button import Button
from ui.kit.cells import ChoiceCell
from ui.kit.dot_board import DotCard
from ui.kit.order_board import CardButton
from ui.kit.release import ReleaseTick
from ui.kit.step import entry_widget
from ui.kit.tick_board import TickBox
from ui.kit.writing import WritingBox
from workshop.content.shipped import shipped_exercises
from workshop.domain.run import named_ahead
from workshop.domain.step import TextRule, cells, check, collects
from workshop.net import steps as _phones  # noqa: F401 - registers the kinds
from workshop.net.asking import phone_pages
from workshop.steps.decision import DecisionStep
from workshop.steps.text import TextField, TextStep

STEPS = {
    f"{exercise.id}/{step.id}": step
    for exercise in map(named_ahead, shipped_exercises())
    for step in exercise.steps
    if collects(step)
}
RATE = STEPS["reread_quote/rate"]
each_step = pytest.mark.parametrize("key", STEPS)


@pytest.fixture
def shown(qtbot):
    """Shows the entry widget of a step and notes what it tells."""

    def make(step, answers=None):
        widget = entry_widget(step)
        qtbot.addWidget(widget)
        widget.resize(1198, 620)
        widget.set_answers(answers or {})
        told = {}
        widget.answered.connect(told.__setitem__)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        widget.show_question(0)
        return widget, told

    return make


def pages(widget):
    for at in range(widget.count()):
        widget.show_question(at)
        yield at


def on_page(widget, kind):
    """Controls of the page on the screen; pages before it wait to be freed."""
    return [each for each in widget.findChildren(kind) if each.isVisibleTo(widget)]


def cell(widget, name):
    (found,) = [each for each in on_page(widget, ChoiceCell) if each.accessibleName() == name]
    return found


def fill_first(widget):
    """Answers everything with the first choice or a word, as a screen reader would."""
    for _at in pages(widget):
        groups = {}
        for each in on_page(widget, ChoiceCell):
            groups.setdefault(each.group(), each)
        for first in groups.values():
            first.toggle()
        for card in on_page(widget, CardButton):
            card.click()
        for entry in on_page(widget, DotCard):
            entry.click()
        for field in on_page(widget, QLineEdit):
            field.setText("a word")
        for field in on_page(widget, QPlainTextEdit):
            field.setPlainText("a word")
    widget.flush()


@each_step
def test_that_a_widget_gives_values_that_the_step_takes(shown, key):
    step = STEPS[key]
    widget, told = shown(step)

    fill_first(widget)

    for name, value in told.items():
        assert check(step, name, value) == value
    required = {each.name for each in cells(step) if each.required}
    assert required <= set(told)
    assert widget.open_sentence() is None


@each_step
def test_that_a_widget_shows_the_values_it_is_given_and_tells_nothing(shown, key):
    step = STEPS[key]
    given = {
        each.name: "kept" if isinstance(each.values, TextRule) else each.values[-1]
        for each in cells(step)
    }
    widget, told = shown(step, given)

    seen = set()
    for _at in pages(widget):
        seen |= {each.choice.value for each in on_page(widget, ChoiceCell) if each.isChecked()}
        seen |= {each.place for each in on_page(widget, CardButton)}
        seen |= {each.dots for each in on_page(widget, DotCard)}
        seen |= {each.value() for each in on_page(widget, QSpinBox)}
        seen |= {1 for each in on_page(widget, TickBox) if each.isChecked()}
        seen |= {each.text() for each in on_page(widget, QLineEdit)}
        seen |= {each.toPlainText() for each in on_page(widget, QPlainTextEdit)}
        seen |= {True for each in on_page(widget, ReleaseTick) if each.isChecked()}
    wanted = set(given.values())
    if isinstance(step, DecisionStep) and not step.statements:
        wanted = set()
    assert wanted <= seen
    assert told == {}


@each_step
def test_that_names_on_a_page_are_there_and_unique(shown, key):
    widget, _told = shown(STEPS[key])

    for _at in pages(widget):
        found = [
            each
            for kind in (QRadioButton, QCheckBox, CardButton, QSpinBox, QLineEdit, QPlainTextEdit)
            for each in on_page(widget, kind)
            if not isinstance(each.parent(), QSpinBox)
        ]
        names = Counter(each.accessibleName() for each in found)
        assert "" not in names
        assert max(names.values(), default=1) == 1
        assert all(each.objectName() for each in found)


@each_step
def test_that_a_wiped_widget_holds_no_word_of_the_person(shown, key):
    step = STEPS[key]
    given = {
        each.name: "secret" if isinstance(each.values, TextRule) else each.values[-1]
        for each in cells(step)
    }
    widget, told = shown(step, given)
    for _at in pages(widget):
        pass

    widget.wipe()

    assert not on_page(widget, ChoiceCell)
    assert not on_page(widget, CardButton)
    texts = [each.text() for each in widget.findChildren(QLineEdit)]
    texts += [each.toPlainText() for each in widget.findChildren(QPlainTextEdit)]
    assert "secret" not in texts
    assert told == {}


def test_that_a_rating_cell_is_named_by_statement_lens_number_and_label(shown):
    widget, told = shown(RATE)
    widget.show_question(3)

    cell(widget, "Not an interruption, Me: 4 Mostly true").toggle()
    cell(widget, "Not an interruption, My team: can't say").toggle()

    assert told == {"s4/me": 4, "s4/team": None}
    assert cell(widget, "Not an interruption, Me: 4 Mostly true").isChecked()


def test_that_digits_rate_a_whole_statement_and_go_down_by_themselves(shown, qtbot):
    widget, told = shown(RATE)

    for digit in (Qt.Key.Key_4, Qt.Key.Key_3, Qt.Key.Key_0, Qt.Key.Key_1):
        qtbot.keyClick(widget.focusWidget(), digit)

    assert told == {"s1/me": 4, "s1/team": 3, "s1/org": None, "s1/spenders": 1}
    assert widget.complete()


def test_that_arrows_move_without_choosing_and_space_chooses(shown, qtbot):
    widget, told = shown(RATE)

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(widget.focusWidget(), key)
    assert told == {}
    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_Space)

    assert told == {"s1/team": 3}


def test_that_a_digit_beyond_the_scale_does_nothing(shown, qtbot):
    widget, told = shown(RATE)

    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_7)

    assert told == {}


def test_that_the_first_open_statement_is_named(shown):
    answers = {each.name: 2 for each in cells(RATE)}
    del answers["s7/org"]
    widget, _told = shown(RATE, answers)

    assert widget.open_sentence() == (
        6,
        "Statement 7 is still open. Choose, or press 0 for can't say.",
    )


def test_that_roti_takes_nought_as_an_answer_and_the_hyphen_for_cant_say(shown, qtbot):
    step = STEPS["closing/roti"]
    (name,) = [each.name for each in cells(step)]
    widget, told = shown(step)

    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_0)
    assert told == {name: 0}
    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_Minus)
    assert told == {name: None}


def test_that_the_map_asks_ours_then_a_change_of_chairs_then_theirs_with_its_evidence(shown, qtbot):
    widget, told = shown(STEPS["map_3d/place"])

    for _ruler in range(3):
        qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_5)
    widget.show_question(1)
    assert "chair" in widget.heading(1)
    assert widget.complete()
    widget.show_question(2)
    for _ruler in range(3):
        qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_2)
    widget.show_question(3)
    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_H)

    ours = {f"ours/{axis}": 5 for axis in ("depth", "breadth", "light")}
    theirs = {f"theirs/{axis}": 2 for axis in ("depth", "breadth", "light")}
    assert told == {**ours, **theirs, "theirs/evidence": "H"}


def test_that_the_ladder_takes_three_marks_by_digits_and_climbs_by_arrows(shown, qtbot):
    step = STEPS["friendship_ladder/marks"]
    widget, told = shown(step)
    rungs = [rung.short for rung in step.rungs]

    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_6)
    assert widget.focusWidget().accessibleName() == f"{step.marks[1].label}: 1 {rungs[0]}"
    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_0)

    assert told == {"say": 6, "they": 2, "want": None}


def test_that_decisions_are_rated_by_their_own_words(shown):
    step = DecisionStep(
        id="decide", title="Decide", minutes=5, prompt="How far?", statements=("We ring back.",)
    )
    widget, told = shown(step)

    cell(widget, "We ring back.: 4 I support it").toggle()

    assert told == {"d1": 4}


def test_that_the_release_tick_is_off_until_it_is_ticked(shown):
    widget, told = shown(STEPS["reread_quote/possible"])
    widget.show_question(1)
    (tick,) = on_page(widget, ReleaseTick)

    assert not tick.isChecked()
    assert tick.accessibleName() == "May be shown to the room, without my name"
    tick.toggle()

    assert told == {"shown": True}


def test_that_a_promise_that_may_be_shown_says_that_it_comes_back(shown):
    step = STEPS["reread_quote/commit"]
    widget, _told = shown(step)
    (tick,) = on_page(widget, ReleaseTick)
    on_phone = phone_pages(step)[0].fields[-1]

    assert tick.accessibleDescription() == "The group comes back to it at its next session."
    assert on_phone.help == tick.accessibleDescription()


def test_that_words_are_told_within_a_third_of_a_second_while_typing_goes_on(shown, qtbot):
    widget, told = shown(STEPS["reread_quote/word"])
    field = widget.focusWidget()

    for sign in "outsiders":
        qtbot.keyClicks(field, sign)
        qtbot.wait(60)

    assert told["word"].startswith("outsi")
    qtbot.waitUntil(lambda: told["word"] == "outsiders")


def test_that_a_megabyte_pasted_is_cut_at_the_limit_and_said(shown, qtbot, qapp):
    step = TextStep(id="t", title="T", minutes=1, prompt="Write", fields=(TextField(limit=140),))
    widget, told = shown(step)
    (box,) = on_page(widget, WritingBox)
    qapp.clipboard().setText("ä" * 1_000_000)

    box.paste()
    widget.flush()

    assert told["text"] == "ä" * 140
    assert "Up to 140 characters fit here." in box.accessibleDescription()
    qapp.clipboard().clear()


def test_that_a_letter_too_many_leaves_every_other_one_where_it_was(shown, qtbot):
    step = TextStep(id="t", title="T", minutes=1, prompt="Write", fields=(TextField(limit=140),))
    widget, _told = shown(step)
    (box,) = on_page(widget, WritingBox)
    text = "🌳" * 70 + "a" * 70
    box.setPlainText(text)
    cursor = box.textCursor()
    cursor.setPosition(141)
    box.setTextCursor(cursor)

    qtbot.keyClicks(box, "X")

    assert box.toPlainText() == text
    assert "1 character was left out." in box.accessibleDescription()


def test_that_a_megabyte_pasted_into_a_line_is_cut_at_the_limit(shown, qapp):
    widget, told = shown(STEPS["reread_quote/word"])
    field = widget.focusWidget()
    qapp.clipboard().setText("x" * 1_000_000)

    field.paste()
    widget.flush()

    assert told["word"] == "x" * 40
    qapp.clipboard().clear()


def test_that_strange_signs_are_taken_as_they_are(shown):
    text = "“Quote” ’ \u200b\u202ereversed\u202c\nnew line שלום 🦊"
    step = TextStep(id="t", title="T", minutes=1, prompt="Write", fields=(TextField(limit=140),))
    widget, told = shown(step)
    (box,) = on_page(widget, WritingBox)

    box.setPlainText(text)
    widget.flush()

    assert told["text"] == text


def test_that_lens_by_lens_asks_a_few_statements_at_a_time_with_their_gloss(shown, qtbot):
    step = structs.replace(RATE, by="lenses")
    widget, told = shown(step)

    assert widget.count() == 4 * 3
    for digit in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        qtbot.keyClick(widget.focusWidget(), digit)
    assert told == {"s1/me": 1, "s2/me": 2, "s3/me": 3, "s4/me": 4}
    widget.show_question(2)

    glosses = {each.text() for each in on_page(widget, QLabel)}
    assert step.items[8].gloss in glosses
    cell(widget, "They favour us, Me: 5 Always true")


@each_step
def test_that_all_cells_fit_on_the_smallest_screen_without_covering_one_another(shown, qapp, key):
    widget, _told = shown(STEPS[key])
    widget.resize(944, 555)

    for _at in pages(widget):
        qapp.processEvents()
        areas = [
            QRect(each.mapTo(widget, QPoint(0, 0)), each.size())
            for each in on_page(widget, ChoiceCell)
        ]
        assert all(widget.rect().contains(area) for area in areas)
        assert not any(one.intersects(other) for one, other in combinations(areas, 2))
        assert all(area.height() >= 36 for area in areas)


ORDER = STEPS["friendship_ladder/order"]


def order_of(widget):
    placed = sorted((each.place, each.card.id) for each in on_page(widget, CardButton))
    return [name for place, name in placed if place]


def card(widget, name):
    (found,) = [each for each in on_page(widget, CardButton) if each.card.id == name]
    return found


def test_that_a_digit_puts_the_card_with_the_focus_on_that_place_and_the_others_move(shown, qtbot):
    widget, told = shown(ORDER, {"cat": 1, "key": 2, "call": 3})

    card(widget, "night").setFocus()
    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_2)

    assert order_of(widget) == ["cat", "night", "key", "call"]
    assert told == {"night": 2, "key": 3, "call": 4}


def test_that_arrows_move_a_card_and_delete_takes_it_out(shown, qtbot):
    widget, _told = shown(ORDER, {"cat": 1, "key": 2, "call": 3})
    gone = []
    widget.cleared.connect(gone.append)

    card(widget, "call").setFocus()
    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_Up)
    assert order_of(widget) == ["cat", "call", "key"]
    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_Delete)

    assert order_of(widget) == ["cat", "key"]
    assert gone == ["call"]
    assert widget.answers == {"cat": 1, "key": 2}


def test_that_a_card_dragged_over_the_places_goes_between_two_and_one_dragged_back_comes_out(
    shown, qtbot
):
    widget, _told = shown(ORDER, {"cat": 1, "key": 2, "call": 3})
    between = card(widget, "key").geometry().center()
    tray = card(widget, "night").geometry().center()

    card(widget, "night").dropped.emit(between)
    assert order_of(widget) == ["cat", "night", "key", "call"]
    card(widget, "cat").dropped.emit(tray)

    assert order_of(widget) == ["night", "key", "call"]


def test_that_the_deeds_stand_on_the_placed_card_and_say_whose_they_are(shown):
    widget, _told = shown(ORDER, {"cat": 1, "key": 2})
    card(widget, "key").setFocus()
    deeds = {each.accessibleName(): each for each in on_page(widget, Button)}

    assert set(deeds) == {
        "Up: Has the spare key", "Down: Has the spare key", "Take out: Has the spare key",
    }  # fmt: skip
    assert not deeds["Down: Has the spare key"].isEnabled()
    deeds["Up: Has the spare key"].click()
    assert order_of(widget) == ["key", "cat"]


def test_that_an_order_may_be_left_empty_but_not_in_part(shown):
    widget, _told = shown(ORDER)
    assert widget.open_sentence() is None
    assert not widget.complete()

    card(widget, "cat").click()
    assert widget.open_sentence() == (0, "6 cards have no place yet.")

    for name in ("key", "call", "night", "cares", "survives", "party"):
        card(widget, name).click()
    assert widget.open_sentence() is None
    assert widget.complete()


DOTS = STEPS["success_stories/spread"]


def entry(widget, name):
    (found,) = [each for each in on_page(widget, DotCard) if each.entry.id == name]
    return found


def test_that_a_digit_sets_a_dot_on_the_entry_of_that_number_wherever_it_lies(shown, qtbot):
    widget, told = shown(DOTS)
    for key in (Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_2):
        qtbot.keyClick(widget.focusWidget(), key)

    assert told == {"l2": 2, "l4": 1}
    assert widget.complete()
    assert entry(widget, "l2").accessibleName() == "2 Number 2 on the wall: 2 dots"


def test_that_no_more_dots_go_on_an_entry_than_it_takes_nor_on_all_than_there_are(shown, qtbot):
    widget, told = shown(DOTS, {"l1": 2})
    entry(widget, "l1").click()
    assert told == {}

    entry(widget, "l3").setFocus()
    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_Space)
    entry(widget, "l5").click()

    assert told == {"l3": 1}
    assert widget.open_sentence() is None


def test_that_a_dot_is_taken_back_by_delete_and_by_the_deed_on_its_entry(shown, qtbot):
    widget, told = shown(DOTS, {"l1": 2, "l3": 1})
    gone = []
    widget.cleared.connect(gone.append)

    entry(widget, "l3").setFocus()
    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_Delete)
    entry(widget, "l1").setFocus()
    (back,) = on_page(widget, Button)
    assert back.accessibleName() == "Take back: Number 1 on the wall"
    back.click()

    assert (gone, told) == (["l3"], {"l1": 1})
    assert not widget.complete()


def test_that_dots_left_count_those_on_the_pages_before(shown, qtbot):
    items = tuple(structs.replace(DOTS.items[0], id=f"l{at}") for at in range(1, 11))
    widget, told = shown(structs.replace(DOTS, items=items, most=1))
    assert widget.count() == 2
    assert len(on_page(widget, DotCard)) == 8
    assert widget.complete()

    for each in on_page(widget, DotCard)[:2]:
        each.click()
    widget.show_question(1)
    for each in on_page(widget, DotCard):
        each.click()

    assert len(told) == 3
    assert widget.complete()


def test_that_a_card_has_fields_a_choice_and_a_tick_of_its_own(shown, qtbot):
    widget, told = shown(STEPS["success_stories/stories"])
    assert not widget.complete()
    name = "Was it allowed, or did someone dare?"
    cell(widget, f"{name}: Someone dared").setFocus()
    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_Space)
    (did,) = [each for each in on_page(widget, WritingBox)
              if each.accessibleName() == "What one of us did"]  # fmt: skip
    did.setPlainText("Drove there")
    widget.flush()
    assert widget.complete()

    widget.show_question(1)
    on_page(widget, ReleaseTick)[0].click()

    assert told == {"1/allowed": "dared", "1/did": "Drove there", "2/shown": True}
    assert widget.open_sentence() is None

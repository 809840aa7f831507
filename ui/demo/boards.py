"""What a person does on the boards of the desk: cards in order, dots, points, ticks."""

from ui.demo.hands import click, showing, write
from ui.desk.window import DeskWindow
from ui.kit.dot_board import DotCard
from ui.kit.order_board import CardButton
from ui.kit.point_board import PointField
from ui.kit.tick_board import TickBox
from workshop.domain.step import Value


def fill_boards(desk: DeskWindow, choices: dict[str, Value]) -> None:
    """Does on every board that shows what the choices say, by the label of their place."""
    for dots in list(showing(DotCard, desk)):
        words = dots.entry.words
        wanted = next((each for name, each in choices.items() if words.startswith(name)), 0)
        for _each in range(wanted - dots.dots if isinstance(wanted, int) else 0):
            click(dots)
    _place_cards(desk, choices)
    for field in list(showing(PointField, desk)):
        points = choices.get(field.accessibleName())
        if points is not None:
            write(field.accessibleName(), str(points))
    for box in list(showing(TickBox, desk)):
        if choices.get(box.accessibleName()) and not box.isChecked():
            click(box)


def _place_cards(desk: DeskWindow, choices: dict[str, Value]) -> None:
    """Cards that wait, each pressed in its turn."""
    waiting = {each.card.name: each for each in showing(CardButton, desk) if not each.place}
    for name in sorted(waiting, key=lambda each: str(choices.get(each, ""))):
        click(waiting[name])

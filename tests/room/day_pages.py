"""The pages of a day, found by their steps."""

from msgspec import structs

from workshop.domain.stage import Place
from workshop.room.pages import pages_at, spot_ahead


def places(view):
    """Every place of the day."""
    for block, each in enumerate(view.session.agenda):
        yield Place(block=block)
        if each.exercise:
            for step in view.exercises[each.exercise].steps:
                yield Place(block=block, step=step.id)


def place_of(view, key):
    """The place of a step."""
    exercise, _slash, step = key.partition("/")
    for block, each in enumerate(view.session.agenda):
        if each.exercise == exercise:
            return Place(block=block, step=step)
    raise KeyError(key)


def spot_at(view, place):
    """A place of the day with its timer just begun."""
    spot = spot_ahead(view, place)
    if not place.step:
        return spot
    seconds = view.step(f"{view.session.agenda[place.block].exercise}/{place.step}").minutes * 60
    return structs.replace(spot, timer_left=seconds, timer_planned=seconds)


def step_pages(view, key, frame, /, **chosen):
    """The pages of a step in a frame."""
    spot = structs.replace(spot_at(view, place_of(view, key)), **chosen)
    return pages_at(view, spot, frame)
